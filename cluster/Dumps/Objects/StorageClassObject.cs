namespace Homelab.Cluster.Dumps;

/// <summary>A StorageClass.</summary>
/// <param name="read">The object.</param>
public sealed class StorageClassObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>Who makes its volumes.</summary>
    public string Provisioner => Json.Text("provisioner") ?? "";

    /// <summary>Whether claims that name no class get this one, unless a newer class claims the same.</summary>
    public bool IsDefault =>
        Annotations.GetValueOrDefault(StorageClassNames.DefaultAnnotation) == "true"
        || Annotations.GetValueOrDefault(StorageClassNames.BetaDefaultAnnotation) == "true";
}
