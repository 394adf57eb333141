using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;

namespace Homelab.SimulatedCluster;

/// <summary>One pod for each Job, and the Job's status after it. There are no retries: backoffLimit 0.</summary>
internal sealed class JobController(ApiServer api) : IController
{
    public bool Step()
    {
        foreach (var job in api.List(ResourceKind.Jobs).Where(job => job.At("status") is null))
        {
            var pod = api.List(ResourceKind.Pods).FirstOrDefault(found => found.IsOwnedBy(job));
            if (pod is null && job.Text("metadata", "annotations", "simulated/started") is null)
            {
                Start(job);
            }
            else if (pod is null || pod.IsDeleting() || pod.Text("status", "phase") == "Failed")
            {
                api.Update(ApiServer.Reference(job), found => found["status"] = new JsonObject
                {
                    ["failed"] = 1,
                    ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Failed", ["status"] = "True" }),
                });
            }
            else if (pod.Text("status", "phase") == "Succeeded")
            {
                api.Update(ApiServer.Reference(job), found => found["status"] = new JsonObject { ["succeeded"] = 1 });
            }
        }

        return false;
    }

    private void Start(JsonObject job)
    {
        api.Update(ApiServer.Reference(job), found => (found["metadata"]!["annotations"] ??= new JsonObject())["simulated/started"] = "true");
        var reference = new ObjectReference(ResourceKind.Pods, job.Text("metadata", "namespace"), job.Name() + "-pod");
        if (api.Find(reference) is not null)
        {
            api.Remove(reference);
        }

        api.Create(reference, new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject
            {
                ["name"] = reference.Name,
                ["namespace"] = reference.Namespace,
                ["labels"] = job.At("spec", "template", "metadata", "labels")?.DeepClone() ?? new JsonObject(),
                ["ownerReferences"] = new JsonArray(Json.Owner(job)),
            },
            ["spec"] = job.At("spec", "template", "spec")!.DeepClone(),
        });
    }
}
