using System.Collections.Concurrent;
using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.Dumps;
using Homelab.Engine;

namespace Homelab.Cli.ClusterSources;

/// <summary>Reads a live cluster through kubectl, one kind at a time: a kind that may not be listed leaves the others readable.</summary>
/// <param name="options">How to reach the cluster.</param>
internal sealed class KubectlSource(KubectlOptions options) : IClusterSource
{
    // Enough to hide the waiting for one another, and few enough for an API server on a small machine.
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<ResourceKind, KindState> _states = [];
    private readonly ConcurrentQueue<DumpText> _texts = [];
    private readonly ConcurrentQueue<string> _failedLogs = [];

    /// <inheritdoc/>
    public string Description => options.Context is { } context ? $"the cluster of context {context}" : "the cluster of the current context";

    private string Seconds => options.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public async Task<DumpReading> ReadAsync(ClusterQuery query, CancellationToken cancel)
    {
        var kubectl = new Kubectl(options);

        // The first answer tells whether there is a cluster at all; waiting for each of the others would take minutes.
        var first = query.Kinds[0];
        var answer = await GetAsync(kubectl, first, cancel);
        if (KubectlFailure.OfCluster(answer) is { } failure)
        {
            throw new EngineException($"{Description} cannot be read: {failure.Reason.Replace("{seconds}", Seconds, StringComparison.Ordinal)}; {failure.Fix}");
        }

        Take(first, answer);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(query.Kinds.Skip(1), limits, async (kind, stop) => Take(kind, await GetAsync(kubectl, kind, stop)));
        await Parallel.ForEachAsync(query.Logs, limits, async (log, stop) => Take(log, await LogsAsync(kubectl, log, stop)));
        return DumpReader.Read(_texts.OrderBy(text => text.Name, StringComparer.Ordinal), _states, _failedLogs);
    }

    // The plain path needs no discovery, and its answer names the kind even when there is no object.
    private static Task<KubectlAnswer> GetAsync(Kubectl kubectl, ResourceKind kind, CancellationToken cancel) =>
        kubectl.RunAsync(["get", "--raw", kind.ListPath], cancel);

    private static Task<KubectlAnswer> LogsAsync(Kubectl kubectl, LogQuery log, CancellationToken cancel) => kubectl.RunAsync(
        [
            "logs", $"--namespace={log.Namespace}", $"--selector={log.Selector}", $"--container={log.Container}", "--prefix",
            string.Create(CultureInfo.InvariantCulture, $"--tail={log.Lines}"), "--max-log-requests=50", "--ignore-errors",
        ],
        cancel);

    private void Take(ResourceKind kind, KubectlAnswer answer)
    {
        if (answer.Succeeded)
        {
            _texts.Enqueue(new DumpText($"kubectl get {kind.CommandName}", answer.Output));
        }
        else
        {
            _states[kind] = KubectlFailure.IsNotServed(answer) && kind.IsCustom
                ? new KindState(ListingState.NotServed)
                : new KindState(ListingState.Failed, KubectlFailure.Reason(answer).Replace("{seconds}", Seconds, StringComparison.Ordinal));
        }
    }

    private void Take(LogQuery log, KubectlAnswer answer)
    {
        if (!answer.Succeeded)
        {
            _failedLogs.Enqueue(
                $"logs of {log.Container} in {log.Namespace} could not be read: "
                + Redaction.Of(KubectlFailure.Reason(answer)).Replace("{seconds}", Seconds, StringComparison.Ordinal));
        }
        else if (answer.Output.Length > 0)
        {
            _texts.Enqueue(new DumpText($"kubectl logs {log.Container}", answer.Output));
        }
    }
}
