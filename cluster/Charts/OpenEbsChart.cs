namespace Homelab.Cluster.Charts;

public static partial class ChartCatalogue
{
    /// <summary>OpenEBS, local and replicated block storage: chart <c>openebs</c> 4.4.0.</summary>
    /// <remarks>
    /// Sources: the chart's own values.yaml and those of its charts (keys); OpenEBS documentation 4.4, "Prerequisites"
    /// (Kubernetes 1.23 or newer). Since 4.4 all images but Kubernetes' own sidecars are OpenEBS' own.
    /// </remarks>
    public static Chart OpenEbs { get; } = new(
        Name: "openebs",
        Repository: "https://openebs.github.io/openebs",
        Version: "4.4.0",
        Keys: ChartKeys.Load("openebs-4.4.0.keys"),
        Kubernetes: new KubernetesRange(23))
    {
        // LocalPV Hostpath is no CSI driver; each of the other engines has a key of its own.
        KubeletRootKeys =
        [
            "mayastor.csi.node.kubeletDir", "lvm-localpv.lvmNode.kubeletDir", "zfs-localpv.zfsNode.kubeletDir", "rawfile-localpv.node.kubeletPath",
        ],
    };
}
