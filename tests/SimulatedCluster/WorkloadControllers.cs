using System.Globalization;
using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;

namespace Homelab.SimulatedCluster;

/// <summary>Deployments with their ReplicaSets, and StatefulSets with their claims.</summary>
internal sealed class WorkloadControllers(ApiServer api) : IController
{
    public bool Step()
    {
        foreach (var deployment in api.List(ResourceKind.Deployments))
        {
            SyncDeployment(deployment);
        }

        foreach (var set in api.List(ResourceKind.ReplicaSets))
        {
            SyncReplicaSet(set);
        }

        foreach (var set in api.List(ResourceKind.StatefulSets))
        {
            SyncStatefulSet(set);
        }

        return false;
    }

    private void SyncDeployment(JsonObject deployment)
    {
        var reference = new ObjectReference(ResourceKind.ReplicaSets, deployment.Text("metadata", "namespace"), deployment.Name() + "-6f9c");
        if (api.Find(reference) is null)
        {
            api.Create(reference, new JsonObject
            {
                ["apiVersion"] = "apps/v1",
                ["kind"] = "ReplicaSet",
                ["metadata"] = new JsonObject { ["name"] = reference.Name, ["namespace"] = reference.Namespace, ["ownerReferences"] = new JsonArray(Json.Owner(deployment)) },
                ["spec"] = new JsonObject { ["replicas"] = 0, ["template"] = deployment.At("spec", "template")!.DeepClone() },
            });
        }

        if (api.Find(reference).Number("spec", "replicas") != deployment.Number("spec", "replicas"))
        {
            api.Update(reference, found => found["spec"]!["replicas"] = deployment.Number("spec", "replicas"));
        }

        SetReady(deployment, Pods(api.Find(reference)!));
    }

    private void SyncReplicaSet(JsonObject set)
    {
        var pods = Pods(set);
        var wanted = set.Number("spec", "replicas");
        for (var i = pods.Count; i < wanted; i++)
        {
            Make(set, string.Create(CultureInfo.InvariantCulture, $"{set.Name()}-{api.Revision}"), []);
        }

        foreach (var pod in pods.Skip(wanted))
        {
            api.Delete(ApiServer.Reference(pod));
        }
    }

    private void SyncStatefulSet(JsonObject set)
    {
        var space = set.Text("metadata", "namespace");
        var wanted = set.Number("spec", "replicas");
        foreach (var orphan in api.List(ResourceKind.Pods).Where(pod => IsOrphanOf(pod, set)))
        {
            api.Update(ApiServer.Reference(orphan), found => found["metadata"]!["ownerReferences"] = new JsonArray(Json.Owner(set)));
        }

        for (var i = 0; i < wanted; i++)
        {
            var claims = new List<(string Volume, string Claim)>();
            foreach (var template in set.At("spec", "volumeClaimTemplates")!.AsArray())
            {
                var claim = string.Create(CultureInfo.InvariantCulture, $"{template.Text("metadata", "name")}-{set.Name()}-{i}");
                claims.Add((template.Text("metadata", "name")!, claim));
                MakeClaim(new ObjectReference(ResourceKind.PersistentVolumeClaims, space, claim), template!);
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"{set.Name()}-{i}");
            if (api.Find(new ObjectReference(ResourceKind.Pods, space, name)) is null)
            {
                Make(set, name, claims);
            }
        }

        foreach (var pod in Pods(set).Where(pod => Number(pod, set) >= wanted))
        {
            api.Delete(ApiServer.Reference(pod));
        }

        SetReady(set, Pods(set));
    }

    private void MakeClaim(ObjectReference claim, JsonNode template)
    {
        if (api.Find(claim) is null)
        {
            api.Create(claim, new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "PersistentVolumeClaim",
                ["metadata"] = new JsonObject { ["name"] = claim.Name, ["namespace"] = claim.Namespace },
                ["spec"] = template.At("spec")!.DeepClone(),
            });
        }
    }

    private void Make(JsonObject owner, string name, IEnumerable<(string Volume, string Claim)> claims)
    {
        var spec = owner.At("spec", "template", "spec")!.DeepClone();
        var mounted = spec["volumes"] as JsonArray ?? [];
        foreach (var (volume, claim) in claims)
        {
            mounted.Add(new JsonObject { ["name"] = volume, ["persistentVolumeClaim"] = new JsonObject { ["claimName"] = claim } });
        }

        spec["volumes"] = mounted.DeepClone();
        var space = owner.Text("metadata", "namespace");
        api.Create(new ObjectReference(ResourceKind.Pods, space, name), new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = space, ["ownerReferences"] = new JsonArray(Json.Owner(owner)) },
            ["spec"] = spec,
        });
    }

    private void SetReady(JsonObject workload, List<JsonObject> pods)
    {
        var ready = pods.Count(pod => pod.Text("status", "phase") == "Running");
        if (workload.At("status") is null || workload.Number("status", "readyReplicas") != ready)
        {
            api.Update(ApiServer.Reference(workload), found => found["status"] = new JsonObject { ["readyReplicas"] = ready });
        }
    }

    private List<JsonObject> Pods(JsonObject owner) =>
        [.. api.List(ResourceKind.Pods).Where(pod => pod.IsOwnedBy(owner) && pod.IsActive() && !pod.IsDeleting())];

    private static bool IsOrphanOf(JsonObject pod, JsonObject set) =>
        pod.At("metadata", "ownerReferences") is null && pod.Name().StartsWith(set.Name() + "-", StringComparison.Ordinal) && Number(pod, set) >= 0;

    private static int Number(JsonObject pod, JsonObject set) =>
        int.TryParse(pod.Name().AsSpan(set.Name().Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
