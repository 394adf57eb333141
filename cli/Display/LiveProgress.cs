using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Homelab.Cli.Display;

/// <summary>A line that tells how far a program is, while somebody watches; it disappears at the end.</summary>
internal static class LiveProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows the line until a run has ended, however it ends.</summary>
    public static async Task ShowAsync(TextWriter terminal, ProgramLog log, string stack, Task run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) });
        var time = Stopwatch.StartNew();
        await console.Status().Spinner(Spinner.Known.Dots).SpinnerStyle(new Spectre.Console.Style(Color.Fuchsia)).StartAsync(
            Text(),
            async line =>
            {
                while (await Task.WhenAny(run, Task.Delay(Interval)) != run)
                {
                    line.Status(Text());
                }
            });

        string Text() => Markup.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"Previewing {SafeText.OfName(stack)}: {Work(log)}, {time.Elapsed.TotalSeconds:0.0}s"));
    }

    private static string Work(ProgramLog log) =>
        log.Activity is { } activity ? SafeText.OfName(activity)
        : log.Registrations is 1 ? "1 resource"
        : string.Create(CultureInfo.InvariantCulture, $"{log.Registrations} resources");
}
