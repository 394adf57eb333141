namespace Homelab.Cluster;

/// <summary>Names around StorageClasses that Kubernetes and K3s have fixed.</summary>
/// <remarks>Sources: kubernetes/kubernetes, pkg/volume/util/storageclass.go; k3s-io/k3s, manifests/local-storage.yaml.</remarks>
public static class StorageClassNames
{
    /// <summary>The annotation that makes a class the default of the cluster.</summary>
    public const string DefaultAnnotation = "storageclass.kubernetes.io/is-default-class";

    /// <summary>The class that K3s makes.</summary>
    public const string LocalPath = "local-path";

    /// <summary>Who makes the volumes of K3s' class, each a directory of one node.</summary>
    public const string LocalPathProvisioner = "rancher.io/local-path";

    /// <summary>The annotation's older name, which Kubernetes still obeys.</summary>
    internal const string BetaDefaultAnnotation = "storageclass.beta.kubernetes.io/is-default-class";
}
