using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Homelab.Cli.Display;

/// <summary>Where a command writes, and what can be shown there.</summary>
/// <param name="Output">Takes the result alone.</param>
/// <param name="Error">Takes messages and progress.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error)
{
    private const int BufferSize = 1 << 15;

    /// <summary>Whether the result may be coloured.</summary>
    public bool OutputColour { get; init; }

    /// <summary>Whether messages may be coloured.</summary>
    public bool ErrorColour { get; init; }

    /// <summary>Columns that the result may take; null for as many as it needs, as in a file when nobody exports COLUMNS.</summary>
    public int? Columns { get; init; }

    /// <summary>Whether somebody watches: then progress may be shown while a program runs.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Where answers to questions come from; null when nobody is there to answer.</summary>
    public TextReader? Input { get; init; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var outputIsTerminal = !Console.IsOutputRedirected;
        var errorIsTerminal = !Console.IsErrorRedirected;
        var wish = ColourWish.Of(Environment.GetEnvironmentVariable);
        var capable = outputIsTerminal || errorIsTerminal ? Profile() : null;
        return new Terminal(
            Writer(new StandardStream(Console.OpenStandardOutput(), isResult: true), autoFlush: false),
            Writer(new StandardStream(Console.OpenStandardError(), isResult: false), autoFlush: true))
        {
            OutputColour = wish ?? (outputIsTerminal && capable!.Capabilities.Ansi),
            ErrorColour = wish ?? (errorIsTerminal && capable!.Capabilities.Ansi),
            Columns = outputIsTerminal ? capable!.Width : WishedColumns(),
            Input = Console.IsInputRedirected || !errorIsTerminal ? null : Console.In,
            IsInteractive = outputIsTerminal && errorIsTerminal && capable!.Capabilities.Ansi,
        };
    }

    /// <summary>Writes a fault to the messages.</summary>
    public void WriteError(string message) => WriteMessage("error", Style.Error, message);

    /// <summary>Writes a warning to the messages.</summary>
    public void WriteWarning(string message) => WriteMessage("warning", Style.Warning, message);

    /// <summary>Writes a remark to the messages.</summary>
    public void WriteNote(string message) => WriteMessage("note", Style.Info, message);

    // As ls and git have it: a user who exports COLUMNS wants pages of that width, also in a file.
    private static int? WishedColumns() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : null;

    private void WriteMessage(string label, Style style, string message)
    {
        var writer = new StyledWriter(Error, ErrorColour);
        writer.Write(label + ": ", style);
        writer.WriteLine(SafeText.OfMessage(message));
    }

    // The program library loads only here, for a real terminal: piped runs start without it.
    private static Profile Profile() => AnsiConsole.Create(new AnsiConsoleSettings()).Profile;

    // Always UTF-8, whatever the locale says: the tree's lines and the names of resources need it.
    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(false), BufferSize) { NewLine = "\n", AutoFlush = autoFlush };
}
