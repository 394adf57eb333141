using System.Net;
using System.Text.Json.Nodes;
using Homelab.Cli.ClusterSources;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;
using Homelab.Cluster.SmokeTests;
using Homelab.Engine;

namespace Homelab.Cli.Migration;

/// <summary>Reads and changes a live cluster for a migration.</summary>
/// <param name="proxy">The way to its API server.</param>
internal sealed class MigrationCluster(KubectlProxy proxy) : IDisposable
{
    private const string OfMigrations = "?labelSelector=homelab%2Fmigration";
    private const string FieldManager = "?fieldManager=homelab";

    // What starts pods is read before the pods, so that no pod of something that was seen stopped can be missed; and a Job
    // that was seen to have ended has its pod's last word. Volumes come last, because everything hangs on their policy.
    private static readonly ResourceKind[] InNamespace =
    [
        ResourceKind.CronJobs, ResourceKind.Jobs, ResourceKind.Deployments, ResourceKind.StatefulSets, ResourceKind.DaemonSets, ResourceKind.ReplicaSets,
        ResourceKind.Pods, ResourceKind.PersistentVolumeClaims,
    ];

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
        var texts = new List<DumpText>();
        foreach (var path in paths)
        {
            texts.Add(await GetAsync(path, cancel));
        }

        if (whole && await FindAsync(SmokeTestReport.Query.Objects[0], cancel) is { } results)
        {
            texts.Add(results);
        }

        var reading = DumpReader.Read(texts);
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
            CreateCall create => await SendAsync(HttpMethod.Post, call.Object.CollectionPath + FieldManager, create.Manifest),
            ReplaceCall replace => await SendAsync(HttpMethod.Put, call.Object.Path + FieldManager, replace.Manifest),
            DeleteCall delete => await SendAsync(HttpMethod.Delete, call.Object.Path, Options(delete)),
            PatchCall patch => await PatchAsync(patch),
            _ => throw new ArgumentException(call.ToString(), nameof(call)),
        };
        return answer switch
        {
            { Succeeded: true } => true,
            null or { Code: HttpStatusCode.Conflict or HttpStatusCode.NotFound } => false,
            _ => throw new EngineException($"{call.Object}: the cluster refuses: {answer.Message}; the same command goes on from here"),
        };
    }

    public void Dispose() => proxy.Dispose();

    // As a PUT of the object that was read: the same for every kind, and refused when it changed in between.
    private async Task<ApiAnswer?> PatchAsync(PatchCall call)
    {
        var read = await proxy.SendAsync(HttpMethod.Get, call.Object.Path, null, CancellationToken.None);
        if (!read.Succeeded)
        {
            return read;
        }

        var json = JsonNode.Parse(read.Body)!.AsObject();
        if (json["metadata"]?["resourceVersion"]?.GetValue<string>() != call.Patch["metadata"]?["resourceVersion"]?.GetValue<string>())
        {
            return null;
        }

        MergePatch.Apply(json, call.Patch);
        return await SendAsync(HttpMethod.Put, call.Object.Path + FieldManager, json);
    }

    private Task<ApiAnswer> SendAsync(HttpMethod method, string path, JsonObject body) =>
        proxy.SendAsync(method, path, body.ToJsonString(), CancellationToken.None);

    private async Task<DumpText> GetAsync(string path, CancellationToken cancel)
    {
        var answer = await proxy.SendAsync(HttpMethod.Get, path, null, cancel);
        return answer.Succeeded
            ? new DumpText(path, answer.Body)
            : throw new EngineException($"the cluster cannot be read: {answer.Message}; see that you may read it: kubectl get --raw '{path}'");
    }

    // Only what the server says not to be there is not there.
    private async Task<DumpText?> FindAsync(ObjectQuery query, CancellationToken cancel)
    {
        var path = query.Kind.PathOf(query.Namespace, query.Name);
        var answer = await proxy.SendAsync(HttpMethod.Get, path, null, cancel);
        return answer.Code == HttpStatusCode.NotFound ? null : await GetAsync(path, cancel);
    }

    private static string Collection(ResourceKind kind, string space) => new ObjectReference(kind, space, "").CollectionPath;

    private static JsonObject Options(DeleteCall call) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "DeleteOptions",
        ["propagationPolicy"] = call.Propagation.ToString(),
        ["preconditions"] = new JsonObject { ["uid"] = call.Uid, ["resourceVersion"] = call.ResourceVersion },
    };
}
