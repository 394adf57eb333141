namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Names that Longhorn gives its objects.</summary>
/// <remarks>Source: longhorn-manager v1.12.1, types/types.go and csi/deployment.go; chart longhorn 1.12.1, templates.</remarks>
internal static class LonghornNames
{
    public const string Driver = "driver.longhorn.io";
    public const string Namespace = "longhorn-system";
    public const string CsiPlugin = "longhorn-csi-plugin";
    public const string Manager = "longhorn-manager";
    public const string DriverDeployer = "longhorn-driver-deployer";
    public const string Ui = "longhorn-ui";
    public const string TaintToleration = "taint-toleration";

    // The variable by which the chart hands csi.kubeletRootDir on to the driver deployer.
    public const string KubeletRootVariable = "KUBELET_ROOT_DIR";

    // Label of the pods that hold volumes' engines and copies.
    public const string ComponentLabel = "longhorn.io/component";
    public const string InstanceManager = "instance-manager";

    public static readonly string[] Sidecars = ["csi-attacher", "csi-provisioner", "csi-resizer", "csi-snapshotter"];
}
