using System.CommandLine;
using Homelab.Cli.ClusterSources;
using Homelab.Cli.Display;
using Homelab.Cluster.Doctor;
using Homelab.Cluster.Dumps;
using Homelab.Engine;

namespace Homelab.Cli;

/// <summary><c>homelab doctor</c>: examines a cluster and never changes anything.</summary>
internal sealed class DoctorCommand : Command, IDocumentedCommand
{
    public DoctorCommand(CommandContext context)
        : base("doctor", "Find what is wrong with a cluster and what helps, without changing it")
    {
        var profile = ProfileOption.Create("What to examine");
        var cluster = new ClusterOptions();
        var json = new JsonOption();
        Options.Add(profile);
        cluster.AddTo(this);
        Options.Add(json);
        this.SetAction(
            context,
            (line, cancel) => RunAsync(
                context.Terminal,
                new DoctorOptions(ProfileOption.Find(line.GetRequiredValue(profile)), cluster.Source(line, context.Directory), line.GetValue(json)),
                cancel),
            json.FaultTo(context.Terminal.Output));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab doctor --profile storage",
        "homelab doctor --profile storage --from recorded.json",
        "homelab doctor --profile storage --json | jq '.findings[].severity'",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Outcomes { get; } =
    [
        "0 nothing is wrong; 1 an error was found, or the cluster could not be read;",
        "3 nothing worse than warnings; 4 something could not be examined;",
    ];

    private static async Task<ExitCode> RunAsync(Terminal terminal, DoctorOptions options, CancellationToken cancel)
    {
        var report = options.Profile.Examine(await ReadAsync(options, cancel));
        if (options.Json)
        {
            DoctorJson.Write(report, options.Source.Description, terminal.Output);
        }
        else
        {
            new DoctorText(new StyledWriter(terminal.Output, terminal.OutputColour), terminal.Columns).Write(report, options.Source.Description);
        }

        return report.Worst.ExitCode();
    }

    private static async Task<ClusterDump> ReadAsync(DoctorOptions options, CancellationToken cancel)
    {
        var reading = await options.Source.ReadAsync(options.Profile.Query, cancel);
        return reading.Dump ?? throw new EngineException(string.Join('\n', reading.Faults));
    }
}

/// <summary>What a command line asks of an examination.</summary>
/// <param name="Profile">What to examine.</param>
/// <param name="Source">Where to read the cluster from.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record DoctorOptions(DoctorProfile Profile, IClusterSource Source, bool Json);
