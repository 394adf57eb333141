using System.CommandLine;
using System.CommandLine.Help;

namespace Homelab.Cli;

/// <summary>The command line as a whole.</summary>
internal static class HomelabCommand
{
    private const int HelpWidth = 80;

    // Longer than the engine needs to end a program that does not react to a polite request.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="context">The surroundings.</param>
    /// <param name="cancel">Stops it; Ctrl-C does so too.</param>
    public static async Task<ExitCode> RunAsync(string[] arguments, CommandContext context, CancellationToken cancel = default)
    {
        var root = Create(context);
        var line = root.Parse(arguments);
        if (line.Errors.Count > 0 && line.Action is not HelpAction)
        {
            UsageError.Write(line, context.Terminal);
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = context.Terminal.Output,
            Error = context.Terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TerminationTimeout,
        };
        var code = (ExitCode)await line.InvokeAsync(configuration, cancel);
        await context.Terminal.Output.FlushAsync(CancellationToken.None);
        return code;
    }

    private static RootCommand Create(CommandContext context)
    {
        var root = new RootCommand("Previews a Pulumi project and renders it as manifests, without a login, a cluster or provider plugins; examines a cluster that runs it.")
        {
            new PreviewCommand(context),
            new RenderCommand(context),
            new DoctorCommand(context),
            new SmokeCommand(context),
            new MigrateCommand(context),
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Description = "Show this help";
            if (option.Action is HelpAction help)
            {
                help.MaxWidth = HelpWidth;
            }
        }

        foreach (var option in root.Options.OfType<VersionOption>())
        {
            option.Description = "Show the version";
        }

        return root;
    }
}
