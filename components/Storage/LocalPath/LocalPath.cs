namespace Homelab.Components.Storage;

/// <summary>The storage that K3s brings along: directories on the node, neither replicated nor limited in size.</summary>
public static class LocalPath
{
    /// <summary>Name of its StorageClass (k3s-io/k3s, manifests/local-storage.yaml).</summary>
    public const string StorageClassName = "local-path";
}
