using System.CommandLine;
using System.CommandLine.Help;
using Homelab.Engine;

namespace Homelab.Cli;

/// <summary>The command line as a whole.</summary>
internal static class HomelabCommand
{
    private const int HelpWidth = 80;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="context">The surroundings.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ExitCode> RunAsync(string[] arguments, CommandContext context, CancellationToken cancel = default)
    {
        var root = Create(context);
        var line = root.Parse(arguments);
        if (line.Errors.Count > 0 && line.Action is not HelpPage)
        {
            UsageError.Write(line, context.Terminal);
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = context.Terminal.Output,
            Error = context.Terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Interruption listens to the signals
        };
        try
        {
            var code = (ExitCode)await line.InvokeAsync(configuration, cancel);
            context.Terminal.Output.Flush();
            return code;
        }
        catch (EngineException e)
        {
            context.Terminal.WriteError(e.Message);
            return ExitCode.Failure;
        }
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
            new GpuCommand(context),
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Description = "Show this help";
            if (option.Action is HelpAction help)
            {
                help.MaxWidth = HelpWidth;
                option.Action = new HelpPage(help);
            }
        }

        foreach (var option in root.Options.OfType<VersionOption>())
        {
            option.Description = "Show the version";
        }

        return root;
    }
}
