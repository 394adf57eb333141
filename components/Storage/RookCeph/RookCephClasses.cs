using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>The StorageClasses on Ceph.</summary>
/// <remarks>Source: github.com/rook/rook, tag v1.20.6, Documentation, "Block Storage" and "Shared Filesystem".</remarks>
internal static class RookCephClasses
{
    private static readonly string[] SecretUses = ["provisioner", "controller-expand", "controller-publish"];

    /// <summary>Block volumes.</summary>
    /// <param name="args">The arguments.</param>
    public static StorageClassSpec Block(RookCephStorageArgs args) => new(Offered("ceph-block", StorageUse.Replicated, args), RookCephPlan.BlockDriver, "Immediate")
    {
        Parameters = Secrets("rbd")
            .Add("pool", RookCephPlan.BlockPool)
            .Add("imageFormat", "2")
            .Add("imageFeatures", "layering")
            .Add("csi.storage.k8s.io/fstype", "ext4"),
    };

    /// <summary>Directories of the shared file system.</summary>
    /// <param name="args">The arguments.</param>
    public static StorageClassSpec File(RookCephStorageArgs args) => new(Offered("ceph-filesystem", StorageUse.SharedWrite, args), RookCephPlan.FileDriver, "Immediate")
    {
        Parameters = Secrets("cephfs")
            .Add("fsName", RookCephPlan.FileSystem)
            .Add("pool", $"{RookCephPlan.FileSystem}-{RookCephPlan.DataPool}"),
    };

    private static OfferedStorageClass Offered(string name, StorageUse use, RookCephStorageArgs args) => new(
        name,
        use,
        new StorageCapabilities
        {
            Expansion = true,
            Snapshots = args.Snapshots,
            SharedWrite = use == StorageUse.SharedWrite,
            CapacityEnforced = true,
        },
        args.ReclaimPolicy);

    // Rook makes the Secrets; the driver finds its keys by these parameters.
    private static ImmutableDictionary<string, string> Secrets(string driver)
    {
        var parameters = ImmutableDictionary<string, string>.Empty.Add("clusterID", RookCephPlan.Namespace);
        foreach (var (use, user) in SecretUses.Select(use => (use, "provisioner")).Append(("node-stage", "node")))
        {
            parameters = parameters
                .Add($"csi.storage.k8s.io/{use}-secret-name", $"rook-csi-{driver}-{user}")
                .Add($"csi.storage.k8s.io/{use}-secret-namespace", RookCephPlan.Namespace);
        }

        return parameters;
    }
}
