using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Homelab.Cli.ClusterSources;
using Homelab.Cli.Display;
using Homelab.Cluster;
using Homelab.Engine;

namespace Homelab.Cli;

/// <summary><c>homelab gpu report</c>: who has the GPUs, and who would lose them to a job.</summary>
internal sealed class GpuReportCommand : Command, IDocumentedCommand
{
    private const int MostUnits = 1000;

    public GpuReportCommand(CommandContext context)
        : base("report", "Show by node, team and class what is declared, allocated, pending and idle")
    {
        var cluster = new ClusterOptions();
        var job = Number("--job", "Show who would be evicted for a job of N units");
        var perPod = Number("--per-pod", "Units of each pod of the job; default: all, or 1 where cards are shared or no node has as many");
        var priorityClass = new Option<string>("--class")
        {
            Description = $"Class of the job: {string.Join(", ", Choice.Names<GpuPriorityClass>())}; default {GpuPriorityClass.Critical}",
            HelpName = "NAME",
            DefaultValueFactory = _ => GpuPriorityClass.Critical.Name,
        };
        var resource = new Option<string?>("--resource") { Description = "Resource of the job; default: the only one that the nodes offer", HelpName = "NAME" };
        var json = new JsonOption();
        cluster.AddTo(this);
        foreach (var option in new Option[] { job, perPod, priorityClass, resource, json })
        {
            Options.Add(option);
        }

        Validators.Add(line => Validate(line, job, perPod, priorityClass, resource));
        this.SetAction(
            context,
            (line, cancel) => RunAsync(
                context.Terminal,
                new GpuReportOptions(
                    cluster.Source(line, context.Directory),
                    line.GetValue(job),
                    line.GetValue(perPod),
                    GpuPriorityClass.All.First(item => item.Name == line.GetValue(priorityClass)),
                    line.GetValue(resource),
                    line.GetValue(json)),
                cancel),
            json.FaultTo(context.Terminal.Output));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab gpu report",
        "homelab gpu report --from recorded.json --job 2 --json",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Outcomes { get; } = ["0 reported; 1 the cluster could not be read;"];

    private static async Task<ExitCode> RunAsync(Terminal terminal, GpuReportOptions options, CancellationToken cancel)
    {
        var reading = await options.Source.ReadAsync(GpuReport.Query, cancel);
        var (report, missing) = GpuReport.Of(reading.Dump ?? throw new EngineException(string.Join('\n', reading.Faults)));
        if (report is null)
        {
            throw new EngineException($"{missing!.Reason}; {missing.Fix}");
        }

        var job = options.Job is { } units ? Think(report, options, units) : null;
        if (options.Json)
        {
            GpuReportJson.Write(report, job, options.Source.Description, terminal.Output);
        }
        else
        {
            new GpuReportText(new StyledWriter(terminal.Output, terminal.OutputColour)).Write(report, job, options.Source.Description);
        }

        return ExitCode.Success;
    }

    private static GpuJob Think(GpuReport report, GpuReportOptions options, int units)
    {
        var offered = report.Nodes.Select(node => node.Resource).Distinct().ToArray();
        var resource = options.Resource ?? (offered is [var only] ? only : null);
        if (resource is null || !offered.Contains(resource))
        {
            throw new EngineException(offered.Length == 0
                ? "--job: no node offers a GPU"
                : $"--resource {resource ?? "is missing"}: {(resource is null ? "the nodes offer several" : "no node offers it")}; write one of {string.Join(", ", offered)}");
        }

        var largest = report.Nodes.Where(node => node.Resource == resource).Max(node => node.Declared);
        var perPod = options.PerPod ?? (units <= largest && !resource.EndsWith(GpuUnits.SharedSuffix, StringComparison.Ordinal) ? units : 1);
        return units % perPod == 0
            ? GpuJob.On(report, options.Class, resource, units / perPod, perPod)
            : throw new EngineException(string.Create(CultureInfo.InvariantCulture, $"--per-pod {perPod}: {units} units are no whole number of such pods; write a divisor of {units}"));
    }

    private static Option<int?> Number(string name, string description) => new(name) { Description = description, HelpName = "N" };

    private static void Validate(CommandResult line, Option<int?> job, Option<int?> perPod, Option<string> priorityClass, Option<string?> resource)
    {
        foreach (var option in new[] { job, perPod })
        {
            if (line.GetResult(option) is { Tokens: [var text] }
                && !CommandLineParts.IsWholeNumber(text.Value, 1, MostUnits))
            {
                line.AddError($"{option.Name} {text.Value}: write a whole number from 1 to {MostUnits}");
            }
        }

        if (line.GetResult(priorityClass) is { Tokens: [var name] } && !Choice.TryParse<GpuPriorityClass>(name.Value, out _))
        {
            line.AddError($"--class {name.Value}: write one of {string.Join(", ", Choice.Names<GpuPriorityClass>())}");
        }

        if (line.GetResult(job) is null && new[] { line.GetResult(perPod), line.GetResult(resource), line.GetResult(priorityClass) is { Implicit: false } given ? given : null }.Any(result => result is not null))
        {
            line.AddError("--per-pod, --class and --resource say more of a job; write --job N too");
        }
    }
}

/// <summary>What a command line asks of a report.</summary>
/// <param name="Source">Where to read the cluster from.</param>
/// <param name="Job">Units of a job to think of; null for none.</param>
/// <param name="PerPod">Units of each of its pods; null to decide.</param>
/// <param name="Class">Its class.</param>
/// <param name="Resource">Its resource; null for the only one.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record GpuReportOptions(IClusterSource Source, int? Job, int? PerPod, GpuPriorityClass Class, string? Resource, bool Json);
