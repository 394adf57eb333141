using System.Collections.Immutable;
using System.Text.Json;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.SmokeTests;

/// <summary>The results of a run of the storage smoke test, as its ConfigMap holds them.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="StorageClass">The class that was tested.</param>
/// <param name="Started">When it began.</param>
/// <param name="Updated">When it last said something.</param>
/// <param name="Finished">When it ended; null while it runs, and for ever when it was killed.</param>
/// <param name="Nodes">The nodes that it was to test.</param>
/// <param name="Steps">What was done, in order.</param>
public sealed record SmokeTestReport(
    string Run,
    string StorageClass,
    DateTimeOffset? Started,
    DateTimeOffset? Updated,
    DateTimeOffset? Finished,
    ImmutableArray<string> Nodes,
    ImmutableArray<SmokeTestStep> Steps)
{
    // The step whose success is the proof: the mount is the volume, and not the node's own disk.
    private const int ProvingStep = 2;

    /// <summary>
    /// Failed as soon as a step has; passed when the run is over, nothing has failed, and step 2 has passed on every node;
    /// otherwise unknown. What the run itself says about that does not count.
    /// </summary>
    public SmokeTestOutcome Outcome =>
        Steps.Any(step => step.Outcome is SmokeTestOutcome.Failed) ? SmokeTestOutcome.Failed
        : Finished is not null && Unproven.IsEmpty && !Nodes.IsEmpty && Steps.All(step => step.Outcome != SmokeTestOutcome.Unknown) ? SmokeTestOutcome.Passed
        : SmokeTestOutcome.Unknown;

    /// <summary>The nodes on which nothing is proven.</summary>
    public ImmutableArray<string> Unproven =>
    [
        .. Nodes.Where(node => !Steps.Any(step => step is { Number: ProvingStep, Outcome: SmokeTestOutcome.Passed } && step.Node == node)),
    ];

    /// <summary>Whether it proves that volumes mount, and recently enough to rely on it.</summary>
    /// <param name="now">The time now.</param>
    /// <param name="oldest">How old it may be.</param>
    public bool Proves(DateTimeOffset now, TimeSpan oldest) => Outcome == SmokeTestOutcome.Passed && now - Finished <= oldest;

    /// <summary>What to read from a cluster to get it.</summary>
    public static ClusterQuery Query { get; } = new([], [])
    {
        Objects = [new ObjectQuery(ResourceKind.ConfigMaps, StorageSmokeTestNames.Namespace, StorageSmokeTestNames.ResultsConfigMap)],
    };

    /// <summary>Finds the results in what was read of a cluster.</summary>
    /// <param name="dump">What was read.</param>
    /// <returns>The results; null, with the reason and the fix, when there are none or they cannot be read.</returns>
    public static (SmokeTestReport? Report, MissingEvidence? Missing) Find(ClusterDump dump)
    {
        var listing = dump.List(ResourceKind.ConfigMaps);
        var map = listing.Items.FirstOrDefault(item =>
            item is { Namespace: StorageSmokeTestNames.Namespace, Name: StorageSmokeTestNames.ResultsConfigMap });
        if (map is null)
        {
            return (null, listing.State == ListingState.Failed ? listing.Missing : new MissingEvidence(
                $"there is no ConfigMap {StorageSmokeTestNames.Namespace}/{StorageSmokeTestNames.ResultsConfigMap}",
                "set the test up (`homelab:smokeTest`, or `homelab smoke --profile storage STACK`) and start a run"));
        }

        return map.Json.Text("data", StorageSmokeTestNames.ResultsKey) is not { } document
            ? (null, new MissingEvidence(
                $"ConfigMap {map.FullName} holds no results yet",
                $"start a run: `kubectl -n {StorageSmokeTestNames.Namespace} create job --from=cronjob/{StorageSmokeTestNames.CronJob} run-1`"))
            : Parse(document) is { } report
                ? (report, null)
                : (null, new MissingEvidence($"{StorageSmokeTestNames.ResultsKey} of ConfigMap {map.FullName} is no document of form {StorageSmokeTestNames.Schema}", "start another run"));
    }

    /// <summary>Reads the document; null when it is none.</summary>
    /// <param name="document">The document.</param>
    public static SmokeTestReport? Parse(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return json.RootElement.Text("schema") == StorageSmokeTestNames.Schema ? Read(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SmokeTestReport Read(JsonElement json) => new(
        json.Text("run") ?? "",
        json.Text("storageClass") ?? "",
        json.Time("started"),
        json.Time("updated"),
        json.Time("finished"),
        [.. json.Texts("nodes")],
        [.. json.Items("steps").Select(ReadStep)]);

    private static SmokeTestStep ReadStep(JsonElement json) => new(
        (int)(json.Number("step") ?? -1),
        json.Text("name") ?? "",
        json.Text("node") ?? "",
        json.Text("result") switch
        {
            "passed" => SmokeTestOutcome.Passed,
            "skipped" => SmokeTestOutcome.Skipped,
            "failed" => SmokeTestOutcome.Failed,
            _ => SmokeTestOutcome.Unknown,
        },
        json.Number("seconds") ?? 0,
        json.Text("detail") ?? "",
        [.. json.Texts("evidence")]);
}
