namespace Homelab.Cluster;

/// <summary>Names that Longhorn gives its objects.</summary>
/// <remarks>Source: longhorn-manager v1.12.1, types/types.go and csi/deployment.go; chart longhorn 1.12.1, templates.</remarks>
public static class LonghornNames
{
    /// <summary>The CSI driver, and provisioner of its classes.</summary>
    public const string Driver = "driver.longhorn.io";

    /// <summary>The namespace that Longhorn expects.</summary>
    public const string Namespace = "longhorn-system";

    /// <summary>DaemonSet that mounts volumes, and label <c>app</c> of its pods.</summary>
    public const string CsiPlugin = "longhorn-csi-plugin";

    /// <summary>DaemonSet of the managers, and label <c>app</c> of its pods.</summary>
    public const string Manager = "longhorn-manager";

    /// <summary>Deployment that makes the CSI plugin and its sidecars.</summary>
    public const string DriverDeployer = "longhorn-driver-deployer";

    /// <summary>Deployment of the user interface, and label <c>app</c> of its pods.</summary>
    public const string Ui = "longhorn-ui";

    /// <summary>Label of the pods that hold volumes' engines and copies.</summary>
    public const string ComponentLabel = "longhorn.io/component";

    /// <summary>Value of <see cref="ComponentLabel"/> of those pods.</summary>
    public const string InstanceManager = "instance-manager";

    /// <summary>Longhorn's setting of taints that its own pods tolerate.</summary>
    internal const string TaintToleration = "taint-toleration";

    /// <summary>The variable by which the chart hands csi.kubeletRootDir on to the driver deployer.</summary>
    internal const string KubeletRootVariable = "KUBELET_ROOT_DIR";

    /// <summary>Deployments that the driver deployer makes beside the plugin.</summary>
    internal static readonly string[] Sidecars = ["csi-attacher", "csi-provisioner", "csi-resizer", "csi-snapshotter"];
}
