using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>A pod.</summary>
/// <param name="read">The object.</param>
public sealed class PodObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>The node it runs on; null before it has one.</summary>
    public string? NodeName => Json.Text("spec", "nodeName");

    /// <summary><c>status.phase</c>; empty when it is not said.</summary>
    public string Phase => Json.Text("status", "phase") ?? "";

    /// <summary>The group that Kubernetes gives its volumes to; null when none.</summary>
    public long? FsGroup => Json.Number("spec", "securityContext", "fsGroup");

    /// <summary>The claims that it mounts, each with the volume of the pod that stands for it.</summary>
    public ImmutableArray<(string Volume, string Claim)> Claims =>
    [
        .. Json.Items("spec", "volumes")
            .Select(volume => (Volume: volume.Text("name") ?? "", Claim: volume.Text("persistentVolumeClaim", "claimName")))
            .Where(volume => volume.Claim is not null)
            .Select(volume => (volume.Volume, volume.Claim!)),
    ];

    /// <summary>The object that made it, <c>Kind/name</c>; null when nobody did.</summary>
    public string? Owner => Json.Items("metadata", "ownerReferences").Select(owner => $"{owner.Text("kind")}/{owner.Text("name")}").FirstOrDefault();

    /// <summary>Why a container waits or how it ended last: reason and message, each as the kubelet wrote it.</summary>
    public IEnumerable<(string Container, string Reason, string Message)> Troubles =>
        from status in Json.Items("status", "containerStatuses").Concat(Json.Items("status", "initContainerStatuses"))
        from state in new[] { status.At("state", "waiting"), status.At("state", "terminated"), status.At("lastState", "terminated") }
        where state is not null
        let reason = state.Value.Text("reason") ?? ""
        where reason is not ("" or "Completed" or "ContainerCreating" or "PodInitializing")
        select (status.Text("name") ?? "", reason, state.Value.Text("message") ?? "");
}
