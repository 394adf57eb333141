using System.Collections.Immutable;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>The checks of the profile <c>storage</c>, in the order in which people should read them.</summary>
internal static class StorageDoctor
{
    public const string Profile = "storage";

    private static readonly ImmutableArray<Func<StorageEvidence, IEnumerable<Finding>>> Checks =
    [
        EvidenceCheck.Run,
        KubeletRootCheck.Run,
        CsiPluginPathsCheck.Run,
        CsiRegistrationCheck.Run,
        TolerationsCheck.Run,
        SilentWritesCheck.Run,
        SymptomsCheck.Run,
        AttachmentsCheck.Run,
        NetworkPoliciesCheck.Run,
        NodeConditionsCheck.Run,
        DefaultClassCheck.Run,
        VersionsCheck.Run,
        LocalPathBackupCheck.Run,
    ];

    public static ClusterQuery Query { get; } = new(
        [
            ResourceKind.Namespaces, ResourceKind.Nodes, ResourceKind.CsiNodes, ResourceKind.StorageClasses, ResourceKind.DaemonSets,
            ResourceKind.Deployments, ResourceKind.VolumeAttachments, ResourceKind.PersistentVolumes, ResourceKind.PersistentVolumeClaims,
            ResourceKind.Pods, ResourceKind.Events, ResourceKind.NetworkPolicies, ResourceKind.CiliumNetworkPolicies,
            ResourceKind.LonghornNodes, ResourceKind.LonghornVolumes, ResourceKind.LonghornSettings, ResourceKind.ReplicationSources,
        ],
        [new LogQuery(LonghornNames.Namespace, $"app={LonghornNames.CsiPlugin}", LonghornNames.CsiPlugin)]);

    public static DoctorReport Examine(ClusterDump dump)
    {
        var evidence = new StorageEvidence(dump);
        return new DoctorReport(
            Profile,
            [.. dump.Nodes.Items.Select(node => node.Name)],
            [.. Checks.SelectMany(check => check(evidence))],
            LonghornRepair.Order(evidence));
    }
}
