using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;

namespace Homelab.SimulatedCluster;

/// <summary>Binds claims and volumes, makes volumes, reclaims them, and keeps what is in use.</summary>
/// <remarks>After kube-controller-manager's persistentvolume, pvc-protection and pv-protection controllers.</remarks>
internal sealed class VolumeBinder(ApiServer api, IVolumes volumes, Kubelet kubelet) : IController
{
    public bool Step()
    {
        var before = api.Revision;
        foreach (var work in new Action[] { ReleaseClaims, ReleaseVolumes, BindClaims })
        {
            work();
            if (api.Revision != before)
            {
                return true;
            }
        }

        return false;
    }

    private void ReleaseClaims()
    {
        foreach (var claim in api.List(ResourceKind.PersistentVolumeClaims).Where(claim => claim.IsDeleting() && !kubelet.IsInUse(claim)))
        {
            api.Remove(ApiServer.Reference(claim));
        }
    }

    private void ReleaseVolumes()
    {
        foreach (var volume in api.List(ResourceKind.PersistentVolumes))
        {
            var reference = ApiServer.Reference(volume);
            var uid = volume.Text("spec", "claimRef", "uid");
            var phase = uid is null ? "Available" : IsThere(volume, uid) ? volume.Text("status", "phase") : "Released";
            if (phase == "Released" && volume.Text("spec", "persistentVolumeReclaimPolicy") == "Delete")
            {
                volumes.Wipe(volume.Uid());
                api.Remove(reference);
            }
            else if (volume.IsDeleting() && phase != "Bound")
            {
                api.Remove(reference);
            }
            else if (volume.Text("status", "phase") != phase)
            {
                api.Update(reference, found => found["status"] = new JsonObject { ["phase"] = phase });
            }
        }
    }

    private bool IsThere(JsonObject volume, string uid) => api.Find(new ObjectReference(
        ResourceKind.PersistentVolumeClaims, volume.Text("spec", "claimRef", "namespace"), volume.Text("spec", "claimRef", "name")!))?.Uid() == uid;

    private void BindClaims()
    {
        foreach (var claim in api.List(ResourceKind.PersistentVolumeClaims).Where(claim => claim.Text("status", "phase") != "Bound" && !claim.IsDeleting()))
        {
            var name = claim.Text("spec", "volumeName");
            var volume = name is not null
                ? api.Find(new ObjectReference(ResourceKind.PersistentVolumes, null, name))
                : api.List(ResourceKind.PersistentVolumes).FirstOrDefault(found => IsKeptFor(found, claim) && Fits(found, claim));
            if (volume is not null && !volume.IsDeleting() && (volume.At("spec", "claimRef") is null || IsKeptFor(volume, claim)) && Fits(volume, claim))
            {
                Bind(volume, claim);
            }
            else if (name is null && Class(claim) is { } found
                && (found.Text("volumeBindingMode") != "WaitForFirstConsumer" || kubelet.IsWanted(claim)))
            {
                Provision(found, claim);
            }
        }
    }

    private static bool IsKeptFor(JsonObject volume, JsonObject claim) =>
        volume.Text("spec", "claimRef", "name") == claim.Name()
        && volume.Text("spec", "claimRef", "namespace") == claim.Text("metadata", "namespace")
        && (volume.Text("spec", "claimRef", "uid") is null || volume.Text("spec", "claimRef", "uid") == claim.Uid());

    private static bool Fits(JsonObject volume, JsonObject claim) =>
        (volume.Text("spec", "storageClassName") ?? "") == (claim.Text("spec", "storageClassName") ?? "");

    private JsonObject? Class(JsonObject claim) =>
        api.Find(new ObjectReference(ResourceKind.StorageClasses, null, claim.Text("spec", "storageClassName") ?? ""));

    private void Provision(JsonObject storageClass, JsonObject claim)
    {
        var name = "pvc-" + claim.Uid();
        var volume = api.Create(new ObjectReference(ResourceKind.PersistentVolumes, null, name), new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "PersistentVolume",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject
            {
                ["storageClassName"] = storageClass.Name(),
                ["persistentVolumeReclaimPolicy"] = storageClass.Text("reclaimPolicy") ?? "Delete",
                ["capacity"] = claim.At("spec", "resources", "requests")!.DeepClone(),
                ["claimRef"] = new JsonObject { ["namespace"] = claim.Text("metadata", "namespace"), ["name"] = claim.Name(), ["uid"] = claim.Uid() },
            },
            ["status"] = new JsonObject { ["phase"] = "Pending" },
        });
        volumes.Make(volume.Uid());
        Bind(volume, claim);
    }

    private void Bind(JsonObject volume, JsonObject claim)
    {
        api.Update(ApiServer.Reference(volume), found =>
        {
            found["spec"]!["claimRef"] = new JsonObject { ["namespace"] = claim.Text("metadata", "namespace"), ["name"] = claim.Name(), ["uid"] = claim.Uid() };
            found["status"] = new JsonObject { ["phase"] = "Bound" };
        });
        api.Update(ApiServer.Reference(claim), found =>
        {
            found["spec"]!["volumeName"] = volume.Name();
            found["status"] = new JsonObject { ["phase"] = "Bound" };
            (found["metadata"]!["annotations"] ??= new JsonObject())["pv.kubernetes.io/bind-completed"] = "yes";
        });
    }
}
