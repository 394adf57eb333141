namespace Homelab.Cluster.Dumps;

/// <summary>That a volume is attached to a node, or should be.</summary>
/// <param name="read">The object.</param>
public sealed class VolumeAttachmentObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>The CSI driver that attaches it.</summary>
    public string Attacher => Json.Text("spec", "attacher") ?? "";

    /// <summary>The node; empty when it is not said.</summary>
    public string NodeName => Json.Text("spec", "nodeName") ?? "";

    /// <summary>The volume; null for one without an object of its own.</summary>
    public string? VolumeName => Json.Text("spec", "source", "persistentVolumeName");

    /// <summary>Whether it is attached by now; null when it is not said.</summary>
    public bool? IsAttached => Json.Flag("status", "attached");

    /// <summary>Why attaching or detaching failed last; null when it did not.</summary>
    public string? Error => Json.Text("status", "attachError", "message") ?? Json.Text("status", "detachError", "message");
}
