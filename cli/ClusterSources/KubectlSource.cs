using System.Collections.Concurrent;
using System.Globalization;
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

        var paths = query.Kinds.Select(kind => (Kind: kind, Path: kind.ListPath, IsList: true))
            .Concat(query.Objects.Select(item => (item.Kind, Path: item.Kind.PathOf(item.Namespace, item.Name), IsList: false)))
            .ToArray();

        // The first answer tells whether there is a cluster at all; waiting for each of the others would take minutes.
        var first = await GetAsync(kubectl, paths[0].Path, cancel);
        if (KubectlFailure.OfCluster(first) is { } failure)
        {
            throw new EngineException($"{Description} cannot be read: {failure.Reason.Replace("{seconds}", Seconds, StringComparison.Ordinal)}; {failure.Fix}");
        }

        Take(paths[0].Kind, first, paths[0].IsList);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(paths.Skip(1), limits, async (item, stop) => Take(item.Kind, await GetAsync(kubectl, item.Path, stop), item.IsList));
        await Parallel.ForEachAsync(query.Logs, limits, async (log, stop) => await ReadLogsAsync(kubectl, log, stop));
        return DumpReader.Read(_texts.OrderBy(text => text.Name, StringComparer.Ordinal), _states, _failedLogs);
    }

    // The plain path needs no discovery, and its answer names the kind even when there is no object.
    private static Task<KubectlAnswer> GetAsync(Kubectl kubectl, string path, CancellationToken cancel) =>
        kubectl.RunAsync(["get", "--raw", path], cancel);

    // The paths that `kubectl logs` asks for; this way it is known which node each log is of.
    private async Task ReadLogsAsync(Kubectl kubectl, LogQuery log, CancellationToken cancel)
    {
        var pods = await kubectl.RunAsync(["get", "--raw", $"/api/v1/namespaces/{log.Namespace}/pods?labelSelector={Uri.EscapeDataString(log.Selector)}"], cancel);
        if (!pods.Succeeded)
        {
            AddFailedLog(log.Container, pods);
            return;
        }

        var found = DumpReader.Read([new DumpText("pods", pods.Output)]).Dump?.Pods.Items ?? [];
        foreach (var pod in found)
        {
            var path = string.Create(
                CultureInfo.InvariantCulture,
                $"/api/v1/namespaces/{log.Namespace}/pods/{Uri.EscapeDataString(pod.Name)}/log?container={Uri.EscapeDataString(log.Container)}&tailLines={log.Lines}");
            var answer = await kubectl.RunAsync(["get", "--raw", path], cancel);
            if (answer.Succeeded)
            {
                _texts.Enqueue(new DumpText($"kubectl logs {pod.Name}", answer.Output, pod.NodeName, IsLog: true));
            }
            else
            {
                AddFailedLog(pod.Name, answer);
            }
        }
    }

    private void AddFailedLog(string name, KubectlAnswer answer) => _failedLogs.Enqueue($"the log of {name} could not be read: {Reason(answer)}");

    private string Reason(KubectlAnswer answer) => KubectlFailure.Reason(answer).Replace("{seconds}", Seconds, StringComparison.Ordinal);

    private void Take(ResourceKind kind, KubectlAnswer answer, bool isList)
    {
        if (answer.Succeeded)
        {
            _texts.Enqueue(new DumpText($"kubectl get {kind.CommandName}", answer.Output));
        }
        else if (KubectlFailure.IsNotServed(answer) && (kind.IsCustom || !isList))
        {
            // A kind that no product has brought, or an object that is not there.
            _states[kind] = new KindState(isList ? ListingState.NotServed : ListingState.All);
        }
        else
        {
            _states[kind] = new KindState(ListingState.Failed, Reason(answer));
        }
    }
}
