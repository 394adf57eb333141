using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Homelab.Cli.ClusterSources;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.Engine;

namespace Homelab.Cli.Migration;

/// <summary>Reads and changes a live cluster for a migration, through kubectl.</summary>
/// <param name="options">How to reach the cluster.</param>
internal sealed class MigrationCluster(KubectlOptions options)
{
    private const int AtOnce = 4;
    private const string OfMigrations = "?labelSelector=homelab%2Fmigration";
    private const string FieldManager = "?fieldManager=homelab";

    private static readonly ResourceKind[] InNamespace =
    [
        ResourceKind.PersistentVolumeClaims, ResourceKind.Pods, ResourceKind.Deployments, ResourceKind.StatefulSets, ResourceKind.DaemonSets,
        ResourceKind.ReplicaSets, ResourceKind.Jobs, ResourceKind.CronJobs,
    ];

    private readonly Kubectl _kubectl = new(options);

    /// <summary>Sees the cluster. What cannot be read is a failure: an object must never look missing because nobody may see it.</summary>
    /// <param name="space">The claim's namespace.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="whole">Whether to see also what only the rules before a migration look at: classes, nodes, the namespace.</param>
    /// <exception cref="EngineException">Something cannot be read.</exception>
    public async Task<MigrationObservation> ObserveAsync(string space, CancellationToken cancel, bool whole = false)
    {
        string[] paths =
        [
            .. InNamespace.Select(kind => Collection(kind, space)),
            Collection(ResourceKind.ConfigMaps, space) + OfMigrations,
            Collection(ResourceKind.NetworkPolicies, space) + OfMigrations,
            ResourceKind.PersistentVolumes.ListPath,
            .. whole
                ? [ResourceKind.StorageClasses.ListPath, ResourceKind.CsiNodes.ListPath, ResourceKind.Nodes.ListPath, new ObjectReference(ResourceKind.Namespaces, null, space).Path]
                : Array.Empty<string>(),
        ];
        var texts = new ConcurrentBag<DumpText>();

        // The first answer tells whether there is a cluster at all.
        texts.Add(await GetAsync(paths[0], cancel));
        await Parallel.ForEachAsync(
            paths.Skip(1),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (path, stop) => texts.Add(await GetAsync(path, stop)));
        var reading = DumpReader.Read(texts.OrderBy(text => text.Name, StringComparer.Ordinal));
        return reading.Dump is { } dump
            ? new MigrationObservation(ResourceKind.All.SelectMany(kind => dump.List(kind).Items), DateTimeOffset.UtcNow)
            : throw new EngineException(string.Join('\n', reading.Faults));
    }

    /// <summary>Makes a call. It runs to its end, because nobody would know what became of half a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>True when it was made; false when the cluster has changed since it was seen, so that the next look decides anew.</returns>
    /// <exception cref="EngineException">It was refused for another reason.</exception>
    public async Task<bool> ApplyAsync(ApiCall call)
    {
        var answer = call switch
        {
            CreateCall create => await SendAsync(["create", "--raw", call.Object.CollectionPath + FieldManager, "-f", "-"], create.Manifest),
            ReplaceCall replace => await SendAsync(["replace", "--raw", call.Object.Path + FieldManager, "-f", "-"], replace.Manifest),
            DeleteCall delete => await SendAsync(["delete", "--raw", call.Object.Path, "-f", "-"], Options(delete)),
            PatchCall patch => await PatchAsync(patch),
            _ => throw new ArgumentException(call.ToString(), nameof(call)),
        };
        return answer is { Succeeded: true }
            || (answer is null || IsOutdated(answer) ? false : throw new EngineException($"{call.Object}: {KubectlFailure.Reason(answer)}"));
    }

    // As a PUT of the object that was read: the same for every kind, and refused when it changed in between.
    private async Task<KubectlAnswer?> PatchAsync(PatchCall call)
    {
        var read = await _kubectl.RunAsync(["get", "--raw", call.Object.Path], CancellationToken.None);
        if (!read.Succeeded)
        {
            return read;
        }

        var json = JsonNode.Parse(read.Output.Span)!.AsObject();
        if (json["metadata"]?["resourceVersion"]?.GetValue<string>() != call.Patch["metadata"]?["resourceVersion"]?.GetValue<string>())
        {
            return null;
        }

        MergePatch.Apply(json, call.Patch);
        return await SendAsync(["replace", "--raw", call.Object.Path + FieldManager, "-f", "-"], json);
    }

    private Task<KubectlAnswer> SendAsync(string[] arguments, JsonObject body) =>
        _kubectl.RunAsync(arguments, CancellationToken.None, body.ToJsonString());

    private async Task<DumpText> GetAsync(string path, CancellationToken cancel)
    {
        var answer = await _kubectl.RunAsync(["get", "--raw", path], cancel);
        if (answer.Succeeded)
        {
            return new DumpText($"kubectl get --raw {path}", answer.Output);
        }

        var (reason, fix) = KubectlFailure.OfCluster(answer) ?? (KubectlFailure.Reason(answer), $"see that you may read it: kubectl get --raw '{path}'");
        var seconds = options.Timeout.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        throw new EngineException($"the cluster cannot be read: {reason.Replace("{seconds}", seconds, StringComparison.Ordinal)}; {fix}");
    }

    private static string Collection(ResourceKind kind, string space) => new ObjectReference(kind, space, "").CollectionPath;

    private static JsonObject Options(DeleteCall call) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "DeleteOptions",
        ["propagationPolicy"] = call.Propagation.ToString(),
        ["preconditions"] = new JsonObject { ["uid"] = call.Uid, ["resourceVersion"] = call.ResourceVersion },
    };

    private static bool IsOutdated(KubectlAnswer answer) =>
        answer.Error.Contains("(Conflict)", StringComparison.Ordinal)
        || answer.Error.Contains("(AlreadyExists)", StringComparison.Ordinal)
        || answer.Error.Contains("(NotFound)", StringComparison.Ordinal);
}
