using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;

namespace Homelab.SimulatedCluster;

/// <summary>Schedules pods, runs them and ends them. A workload's pod writes when it starts and at each beat.</summary>
internal sealed class Kubelet(ApiServer api, IVolumes volumes) : IController
{
    public bool Step()
    {
        foreach (var pod in api.List(ResourceKind.Pods))
        {
            if (pod.IsDeleting())
            {
                api.Remove(ApiServer.Reference(pod));
                return true;
            }

            if (pod.Text("status", "phase") is null or "Pending" && CanStart(pod))
            {
                Start(pod);
                return true;
            }

            if (pod.Text("status", "phase") == "Running" && IsTask(pod))
            {
                End(pod);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a pod that has not ended mounts the claim: then the claim stays until it has.</summary>
    public bool IsInUse(JsonObject claim) => Users(claim).Any(pod => pod.Text("status", "phase") == "Running");

    /// <summary>Whether a pod waits for the claim.</summary>
    public bool IsWanted(JsonObject claim) => Users(claim).Any();

    private IEnumerable<JsonObject> Users(JsonObject claim) => api.List(ResourceKind.Pods)
        .Where(pod => pod.IsActive() && pod.Text("metadata", "namespace") == claim.Text("metadata", "namespace") && pod.Claims().Contains(claim.Name()));

    // The scheduler passes over a pod whose claim is missing, unbound or on its way out.
    private bool CanStart(JsonObject pod) => pod.Claims().All(name =>
        api.Find(Claim(pod, name)) is { } claim && !claim.IsDeleting() && claim.Text("status", "phase") == "Bound");

    private void Start(JsonObject pod)
    {
        if (Mover(pod) is { } mover)
        {
            volumes.Begin(mover);
        }
        else
        {
            foreach (var name in pod.Claims())
            {
                volumes.Write(Volume(pod, name));
            }
        }

        SetPhase(pod, "Running", null);
    }

    private void End(JsonObject pod)
    {
        if (Mover(pod) is { } mover)
        {
            var (code, message) = volumes.End(mover);
            SetPhase(pod, code == 0 ? "Succeeded" : "Failed", new JsonObject { ["exitCode"] = code, ["reason"] = code == 0 ? "Completed" : "Error", ["message"] = message });
        }
        else
        {
            SetPhase(pod, "Succeeded", new JsonObject { ["exitCode"] = 0, ["reason"] = "Completed" });
        }
    }

    private void SetPhase(JsonObject pod, string phase, JsonObject? terminated) => api.Update(ApiServer.Reference(pod), found =>
    {
        found["status"] = new JsonObject { ["phase"] = phase };
        if (terminated is not null)
        {
            found["status"]!["containerStatuses"] = new JsonArray(new JsonObject { ["name"] = "mover", ["state"] = new JsonObject { ["terminated"] = terminated } });
        }
    });

    private static bool IsTask(JsonObject pod) => pod.Text("spec", "restartPolicy") == "Never";

    private MoverPod? Mover(JsonObject pod)
    {
        if (pod.Text("metadata", "labels", MoverManifests.TaskLabel) is null)
        {
            return null;
        }

        var container = pod.At("spec", "containers")![0];
        string[] command = [.. container.At("command")!.AsArray().Select(word => word!.GetValue<string>())];
        var target = Claims(pod).FirstOrDefault(volume => volume.Volume == "target").Claim;
        var mount = container.At("volumeMounts")!.AsArray().FirstOrDefault(found => found.Text("name") == "target");
        return new MoverPod(
            pod.Uid(),
            command[1]["/scripts/".Length..],
            command[2..],
            Volume(pod, Claims(pod).First(volume => volume.Volume == "source").Claim),
            target is null ? null : Volume(pod, target),
            mount.At("readOnly")?.GetValue<bool>() == true);
    }

    private static IEnumerable<(string Volume, string Claim)> Claims(JsonObject pod) => pod.At("spec", "volumes")!.AsArray()
        .Where(volume => volume.At("persistentVolumeClaim") is not null)
        .Select(volume => (volume.Text("name")!, volume.Text("persistentVolumeClaim", "claimName")!));

    private string Volume(JsonObject pod, string claim) => api.Find(new ObjectReference(
        ResourceKind.PersistentVolumes, null, api.Find(Claim(pod, claim)).Text("spec", "volumeName")!))!.Uid();

    private static ObjectReference Claim(JsonObject pod, string name) =>
        new(ResourceKind.PersistentVolumeClaims, pod.Text("metadata", "namespace"), name);
}
