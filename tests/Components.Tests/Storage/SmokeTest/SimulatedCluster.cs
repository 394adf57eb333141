using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Homelab.SimulatedCluster;

namespace Homelab.Components.Tests.Storage.SmokeTest;

/// <summary>
/// An API server on loopback with just enough of a cluster behind it for a run of the smoke test: claims get volumes,
/// Jobs get pods that are done at once, and whatever is deleted is gone. For the real kubectl.
/// </summary>
internal sealed class SimulatedCluster : IDisposable
{
    private const string Uid = "d3b07384-d9a0-4e9b-8f6d-1c2d3e4f5a6b";

    private static readonly (string Version, string[] Kinds)[] Apis =
    [
        ("v1", ["Node", "Pod:namespaced", "Event:namespaced", "PersistentVolume", "PersistentVolumeClaim:namespaced", "ConfigMap:namespaced"]),
        ("apps/v1", ["DaemonSet:namespaced"]),
        ("batch/v1", ["Job:namespaced"]),
        ("storage.k8s.io/v1", ["CSINode", "StorageClass", "VolumeAttachment"]),
        ("snapshot.storage.k8s.io/v1", ["VolumeSnapshot:namespaced"]),
        ("longhorn.io/v1beta2", ["Volume:namespaced"]),
    ];

    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<(string Resource, string Name), JsonObject> _objects = [];
    private readonly ConcurrentDictionary<string, string> _hashes = [];
    private int _hash;

    public SimulatedCluster()
    {
        Add("nodes", """{"metadata":{"name":"k3s1","annotations":{"k3s.io/node-args":"[\"agent\"]"}},"status":{"nodeInfo":{"kubeletVersion":"v1.32.5+k3s1"}}}""");
        Add("nodes", """{"metadata":{"name":"k3s2","annotations":{"k3s.io/node-args":"[\"agent\"]"}},"status":{"nodeInfo":{"kubeletVersion":"v1.32.5+k3s1"}}}""");
        Add("csinodes", """{"metadata":{"name":"k3s1"},"spec":{"drivers":[{"name":"driver.longhorn.io"}]}}""");
        Add("csinodes", """{"metadata":{"name":"k3s2"},"spec":{"drivers":[{"name":"nfs.csi.k8s.io"},{"name":"driver.longhorn.io"}]}}""");
        Add("storageclasses", """{"metadata":{"name":"longhorn-replicated","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}""");
        Add("storageclasses", """{"metadata":{"name":"local-path","annotations":{"storageclass.kubernetes.io/is-default-class":"false"}}}""");
        Add("daemonsets", """{"metadata":{"name":"longhorn-csi-plugin"},"spec":{"template":{"spec":{"volumes":[{"name":"pods-mount-dir","hostPath":{"path":"/var/lib/kubelet/pods"}}]}}}}""");
        Add("configmaps", """{"metadata":{"name":"results"}}""");
        Add("pods", """{"metadata":{"name":"longhorn-csi-plugin-x7k2p","labels":{"app":"longhorn-csi-plugin"}},"spec":{"nodeName":"k3s1","containers":[{"name":"longhorn-csi-plugin"}]}}""");
        _server = new LoopbackServer((request, body) =>
        {
            var (code, answer) = Answer(request, body);
            return new LoopbackAnswer(code, answer as string ?? ((JsonNode)answer).ToJsonString());
        });
    }

    public string Address => _server.Address;

    /// <summary>A kubeconfig for it.</summary>
    public string Kubeconfig => $$"""
        apiVersion: v1
        kind: Config
        clusters: [{name: lab, cluster: {server: "{{Address}}"} }]
        users: [{name: lab, user: {token: test} }]
        contexts: [{name: lab, context: {cluster: lab, user: lab} }]
        current-context: lab
        """;

    /// <summary>A key of the ConfigMap of results; null when nothing was published.</summary>
    public string? Results(string key) => (string?)_objects[("configmaps", "results")]["data"]?[key];

    /// <summary>What the run left behind.</summary>
    public IEnumerable<string> Leftovers => _objects.Keys
        .Where(key => key.Resource is "jobs" or "persistentvolumeclaims" or "persistentvolumes" or "volumesnapshots")
        .Select(key => $"{key.Resource}/{key.Name}");

    /// <summary>Lets the pods of Jobs whose name begins so fail.</summary>
    public string? FailingJob { get; init; }

    public void Dispose() => _server.Dispose();

    private void Add(string resource, string json) => Put(resource, JsonNode.Parse(json)!.AsObject());

    // Some versions of kubectl take no object that does not say what it is.
    private void Put(string resource, JsonObject item)
    {
        (item["apiVersion"], item["kind"]) = TypeOf(resource);
        _objects[(resource, (string)item["metadata"]!["name"]!)] = item;
    }

    private static (string Version, string Kind) TypeOf(string resource) =>
        Apis.SelectMany(api => api.Kinds.Select(kind => (api.Version, Kind: kind.Split(':')[0]))).First(item => Plural(item.Kind) == resource);

    private (int, object) Answer(HttpListenerRequest request, string body)
    {
        var path = request.Url!.AbsolutePath.Trim('/').Split('/').ToList();
        if (Discovery(string.Join('/', path)) is { } found)
        {
            return (200, found);
        }

        path.RemoveRange(0, path[0] == "api" ? 2 : 3);
        if (path is ["namespaces", _, ..])
        {
            path.RemoveRange(0, 2);
        }

        return (request.HttpMethod, path) switch
        {
            ("GET", [var resource]) => (200, List(resource, request.QueryString["labelSelector"], request.QueryString["fieldSelector"])),
            ("GET", ["pods", _, "log"]) => (200, "level=info msg=\"NodePublishVolume target_path:/var/lib/kubelet/pods/x\"\n"),
            ("GET", [var resource, var name]) => _objects.TryGetValue((resource, name), out var item) ? (200, item) : NotFound(name),
            ("POST", [var resource]) => (201, Create(resource, JsonNode.Parse(body)!.AsObject())),
            ("PATCH", [var resource, var name]) => Patch(resource, name, JsonNode.Parse(body)!.AsObject()),
            ("DELETE", [var resource, var name]) => Delete(resource, name),
            _ => NotFound(request.Url.AbsolutePath),
        };
    }

    private static JsonObject? Discovery(string path) => path switch
    {
        "version" => new JsonObject { ["major"] = "1", ["minor"] = "32", ["gitVersion"] = "v1.32.5+k3s1" },
        "api" => new JsonObject { ["kind"] = "APIVersions", ["versions"] = new JsonArray("v1"), ["serverAddressByClientCIDRs"] = new JsonArray() },
        "apis" => new JsonObject
        {
            ["kind"] = "APIGroupList",
            ["apiVersion"] = "v1",
            ["groups"] = new JsonArray([.. Apis.Where(api => api.Version.Contains('/', StringComparison.Ordinal)).Select(api => new JsonObject
            {
                ["name"] = api.Version.Split('/')[0],
                ["versions"] = new JsonArray(new JsonObject { ["groupVersion"] = api.Version, ["version"] = api.Version.Split('/')[1] }),
                ["preferredVersion"] = new JsonObject { ["groupVersion"] = api.Version, ["version"] = api.Version.Split('/')[1] },
            })]),
        },
        _ => Apis.FirstOrDefault(api => path == $"{(api.Version == "v1" ? "api" : "apis")}/{api.Version}") is { Kinds: { } kinds, Version: var version } ? new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = version,
            ["resources"] = new JsonArray([.. kinds.Select(kind => new JsonObject
            {
                ["name"] = Plural(kind.Split(':')[0]),
                ["singularName"] = kind.Split(':')[0].ToLowerInvariant(),
                ["namespaced"] = kind.EndsWith(":namespaced", StringComparison.Ordinal),
                ["kind"] = kind.Split(':')[0],
                ["verbs"] = new JsonArray("create", "delete", "get", "list", "patch"),
            })]),
        }
        : null,
    };

    private static string Plural(string kind) => kind.ToLowerInvariant() + (kind.EndsWith('s') ? "es" : "s");

    private JsonObject List(string resource, string? labels, string? fields)
    {
        var (version, kind) = TypeOf(resource);
        var items = _objects.Where(item => item.Key.Resource == resource).OrderBy(item => item.Key.Name, StringComparer.Ordinal).Select(item => item.Value);
        if (labels?.Split('=') is [var label, var value])
        {
            items = items.Where(item => (string?)item["metadata"]!["labels"]?[label] == value);
        }

        if (fields?.Split('=') is ["spec.nodeName", var node])
        {
            items = items.Where(item => (string?)item["spec"]?["nodeName"] == node);
        }

        return new JsonObject
        {
            ["kind"] = kind + "List",
            ["apiVersion"] = version,
            ["metadata"] = new JsonObject(),
            ["items"] = new JsonArray([.. items.Select(item => item.DeepClone())]),
        };
    }

    private JsonObject Create(string resource, JsonObject item)
    {
        var name = (string)item["metadata"]!["name"]!;
        item["metadata"]!["uid"] = Uid;
        Put(resource, item);
        switch (resource)
        {
            case "persistentvolumeclaims":
                item["spec"]!["volumeName"] = $"pvc-{name}";
                item["status"] = new JsonObject { ["capacity"] = item["spec"]!["resources"]!["requests"]!.DeepClone() };
                Add("persistentvolumes", $$"""{"metadata":{"name":"pvc-{{name}}"} }""");
                if ((string?)item["spec"]!["dataSource"]?["name"] is { } snapshot)
                {
                    _hashes[name] = _hashes[snapshot];
                }

                break;
            case "volumesnapshots":
                item["status"] = new JsonObject { ["readyToUse"] = true };
                _hashes[name] = _hashes[(string)item["spec"]!["source"]!["persistentVolumeClaimName"]!];
                break;
            case "jobs":
                Put("pods", Pod(name, item["spec"]!["template"]!["spec"]!));
                break;
        }

        return item;
    }

    private JsonObject Pod(string job, JsonNode spec)
    {
        var claim = (string)spec["volumes"]![0]!["persistentVolumeClaim"]!["claimName"]!;
        var container = spec["containers"]![0]!;
        var action = (string)container["command"]![2]!;
        var name = (string)container["env"]!.AsArray().Single(entry => (string)entry!["name"]! == "NAME")!["value"]!;
        if (action is "write" or "change" && name == "data")
        {
            _hashes[claim] = $"hash{Interlocked.Increment(ref _hash)}";
        }

        var isFailing = FailingJob is { } failing && job.StartsWith(failing, StringComparison.Ordinal);
        var message = isFailing ? "detail=fault of the test\nresult=failed\n"
            : $"source=/dev/longhorn/pvc-{claim}\nsize_mib=973\nchecked=device\nsha256={_hashes.GetValueOrDefault(claim)}\nresult=passed\n";
        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = $"{job}-abcde", ["labels"] = new JsonObject { ["job-name"] = job } },
            ["spec"] = spec.DeepClone(),
            ["status"] = new JsonObject
            {
                ["phase"] = isFailing ? "Failed" : "Succeeded",
                ["containerStatuses"] = new JsonArray(new JsonObject { ["state"] = new JsonObject { ["terminated"] = new JsonObject { ["message"] = message } } }),
            },
        };
    }

    private (int, object) Patch(string resource, string name, JsonObject patch)
    {
        if (!_objects.TryGetValue((resource, name), out var item))
        {
            return NotFound(name);
        }

        Merge(item, patch);
        if (resource == "persistentvolumeclaims")
        {
            item["status"] = new JsonObject { ["capacity"] = item["spec"]!["resources"]!["requests"]!.DeepClone() };
        }

        return (200, item);
    }

    private static void Merge(JsonObject item, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is JsonObject more && item[key] is JsonObject old)
            {
                Merge(old, more);
            }
            else
            {
                item[key] = value?.DeepClone();
            }
        }
    }

    private (int, object) Delete(string resource, string name)
    {
        if (!_objects.TryRemove((resource, name), out var item))
        {
            return NotFound(name);
        }

        _objects.TryRemove(("pods", $"{name}-abcde"), out _);
        _objects.TryRemove(("persistentvolumes", $"pvc-{name}"), out _);
        return (200, item);
    }

    private static (int, object) NotFound(string name) => (404, new JsonObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["status"] = "Failure",
        ["reason"] = "NotFound",
        ["code"] = 404,
        ["message"] = $"\"{name}\" not found",
    });
}
