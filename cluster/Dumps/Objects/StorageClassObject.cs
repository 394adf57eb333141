namespace Homelab.Cluster.Dumps;

/// <summary>A StorageClass.</summary>
/// <param name="read">The object.</param>
public sealed class StorageClassObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>The annotation that makes a class the default.</summary>
    public const string DefaultAnnotation = "storageclass.kubernetes.io/is-default-class";

    private const string BetaDefaultAnnotation = "storageclass.beta.kubernetes.io/is-default-class";

    /// <summary>Who makes its volumes.</summary>
    public string Provisioner => Json.Text("provisioner") ?? "";

    /// <summary>Whether claims that name no class get this one, unless a newer class claims the same.</summary>
    public bool IsDefault =>
        Annotations.GetValueOrDefault(DefaultAnnotation) == "true" || Annotations.GetValueOrDefault(BetaDefaultAnnotation) == "true";
}
