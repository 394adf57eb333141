using System.Text.Json;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Reads of objects what only a migration asks for.</summary>
internal static class ObjectReading
{
    public static string ResourceVersion(this KubernetesObject read) => read.Json.Text("metadata", "resourceVersion") ?? "";

    public static bool IsDeleting(this KubernetesObject read) => read.Json.Text("metadata", "deletionTimestamp") is not null;

    public static string? MigrationId(this KubernetesObject read) => read.Labels.GetValueOrDefault(MigrationRecordJson.Label);

    public static string? VolumeName(this KubernetesObject claim) => claim.Json.Text("spec", "volumeName");

    public static bool IsBound(this KubernetesObject claim) => claim.Json.Text("status", "phase") == "Bound";

    public static string ReclaimPolicy(this KubernetesObject volume) => volume.Json.Text("spec", "persistentVolumeReclaimPolicy") ?? "";

    /// <summary>Replicas that are wanted; one when nothing is said, as the API server has it.</summary>
    public static int Replicas(this KubernetesObject workload) => (int)(workload.Json.Number("spec", "replicas") ?? 1);

    public static bool IsSuspended(this KubernetesObject cronJob) => cronJob.Json.Flag("spec", "suspend") == true;

    /// <summary>The owner that acts on it; null when there is none.</summary>
    public static (string Kind, string Name)? Controller(this KubernetesObject read) => read.Json.Items("metadata", "ownerReferences")
        .Where(owner => owner.Flag("controller") == true)
        .Select(owner => ((string, string)?)(owner.Text("kind") ?? "", owner.Text("name") ?? ""))
        .FirstOrDefault();

    /// <summary>Whether a pod's containers have not ended yet.</summary>
    public static bool IsActive(this KubernetesObject pod) => pod.Json.Text("status", "phase") is not ("Succeeded" or "Failed");

    /// <summary>Whether a pod, or what a workload makes pods from, mounts a claim.</summary>
    public static bool Mounts(this KubernetesObject user, string claim) => PodSpec(user).Items("volumes")
        .Any(volume => volume.Text("persistentVolumeClaim", "claimName") == claim);

    private static JsonElement PodSpec(KubernetesObject user) => user.Kind switch
    {
        "Pod" => user.Json.At("spec"),
        "CronJob" => user.Json.At("spec", "jobTemplate", "spec", "template", "spec"),
        _ => user.Json.At("spec", "template", "spec"),
    } ?? default;
}
