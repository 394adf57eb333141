using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Homelab.Cli.ClusterSources;
using Homelab.Cli.Display;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.Cluster.SmokeTests;
using Homelab.Engine;
using Homelab.Engine.Rendering;

namespace Homelab.Cli.Migration;

/// <summary><c>homelab migrate plan</c>: shows what a migration would do, and changes nothing.</summary>
internal sealed class MigratePlanCommand : Command, IDocumentedCommand
{
    private static readonly ImmutableArray<ResourceKind> Kinds =
    [
        ResourceKind.PersistentVolumeClaims, ResourceKind.PersistentVolumes, ResourceKind.StorageClasses, ResourceKind.Pods, ResourceKind.Deployments,
        ResourceKind.StatefulSets, ResourceKind.DaemonSets, ResourceKind.ReplicaSets, ResourceKind.Jobs, ResourceKind.CronJobs, ResourceKind.Nodes,
        ResourceKind.CsiNodes, ResourceKind.Namespaces,
    ];

    public MigratePlanCommand(CommandContext context)
        : base("plan", "Show what a migration would do; changes nothing")
    {
        var claim = new MigrateParts().AddClaim(this);
        var request = new MigrationRequestOptions();
        var cluster = new ClusterOptions();
        var output = new Option<string?>("--output", "-o") { Description = "Also write the steps as numbered manifests and scripts into this folder", HelpName = "DIR" };
        var json = new JsonOption();
        request.AddTo(this, isNeeded: true);
        cluster.AddTo(this);
        Options.Add(output);
        Options.Add(json);
        this.SetAction(
            context,
            (line, cancel) => RunAsync(
                context,
                new PlanOptions(
                    request.Request(line, line.GetRequiredValue(claim)),
                    cluster.Source(line, context.Directory),
                    line.GetValue(output) is { } folder ? Path.GetFullPath(folder, context.Directory) : null,
                    line.GetValue(json)),
                cancel),
            json.FaultTo(context.Terminal.Output));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab migrate plan media/photos --to longhorn-replicated",
        "homelab migrate plan media/photos --to longhorn-replicated -o steps",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Outcomes { get; } = ["0 it can be done as shown; 1 something forbids it;"];

    private static async Task<ExitCode> RunAsync(CommandContext context, PlanOptions options, CancellationToken cancel)
    {
        var terminal = context.Terminal;
        var record = new MigrationNames(options.Request.Namespace, options.Request.Claim).Record;
        var query = new ClusterQuery(Kinds, [])
        {
            Objects = [new ObjectQuery(record.Kind, record.Namespace!, record.Name), .. SmokeTestReport.Query.Objects],
        };
        var reading = await options.Source.ReadAsync(query, cancel);
        var dump = reading.Dump ?? throw new EngineException(string.Join('\n', reading.Faults));
        var observed = new MigrationObservation(Kinds.Add(ResourceKind.ConfigMaps).SelectMany(kind => dump.List(kind).Items), DateTimeOffset.UtcNow);
        if (MigrationRules.Check(options.Request, observed).ToArray() is { Length: > 0 } faults)
        {
            throw new EngineException($"{options.Request.FullName} cannot be migrated:\n{string.Join('\n', faults.AsEnumerable())}");
        }

        var plan = MigrationPlan.For(options.Request, observed);
        string[] open =
        [
            .. MigrationRules.CheckConfirmations(options.Request, observed).Select(fault => fault.ToString()),
            .. Kinds.Select(kind => dump.List(kind).Missing?.Reason).OfType<string>(),
        ];
        if (options.Json)
        {
            MigrationPlanJson.Write(plan, open, terminal.Output);
        }
        else
        {
            new MigrationPlanText(new StyledWriter(terminal.Output, terminal.OutputColour), terminal.Columns).Write(plan, open);
        }

        if (options.Output is { } folder)
        {
            var files = MigrationPlanFolder.Files(plan).ToImmutableArray();
            var changes = ManifestDirectory.Write(folder, files, cancel);
            terminal.WriteNote(string.Create(CultureInfo.InvariantCulture, $"{files.Length} files in {folder}: {changes}"));
        }

        return ExitCode.Success;
    }
}

/// <summary>What a command line asks of a plan.</summary>
/// <param name="Request">The migration.</param>
/// <param name="Source">Where to read the cluster from.</param>
/// <param name="Output">Folder for the steps; null for none.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record PlanOptions(MigrationRequest Request, IClusterSource Source, string? Output, bool Json);
