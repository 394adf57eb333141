using System.Collections.Immutable;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Longhorn as it runs in a cluster.</summary>
/// <param name="Namespace">Where it lives.</param>
/// <param name="Manager">The DaemonSet <c>longhorn-manager</c>; null when it was not seen.</param>
/// <param name="CsiPlugin">The DaemonSet <c>longhorn-csi-plugin</c>; null when it was not seen.</param>
/// <param name="DriverDeployer">The Deployment <c>longhorn-driver-deployer</c>; null when it was not seen.</param>
/// <param name="Ui">The Deployment <c>longhorn-ui</c>; null when it was not seen.</param>
internal sealed record LonghornInstallation(
    string Namespace,
    WorkloadObject? Manager,
    WorkloadObject? CsiPlugin,
    WorkloadObject? DriverDeployer,
    WorkloadObject? Ui)
{
    private static readonly string[] DaemonSets = [LonghornNames.Manager, LonghornNames.CsiPlugin];

    /// <summary>Version of the running Longhorn, from its manager's image; null when nothing tells.</summary>
    public string? Version => Manager?.Images
        .Select(image => image[(image.LastIndexOf(':') + 1)..])
        .FirstOrDefault(tag => KubernetesVersion.TryParse(tag, out _));

    /// <summary>Finds Longhorn; null when there is no trace of it.</summary>
    public static LonghornInstallation? Find(ClusterDump dump)
    {
        var space = dump.DaemonSets.Items.FirstOrDefault(set => DaemonSets.Contains(set.Name))?.Namespace
            ?? dump.Deployments.Items.FirstOrDefault(deployment => deployment.Name == LonghornNames.DriverDeployer)?.Namespace
            ?? (HasTraces(dump) ? LonghornNames.Namespace : null);
        return space is null ? null : new LonghornInstallation(
            space,
            Named(dump.DaemonSets, LonghornNames.Manager),
            Named(dump.DaemonSets, LonghornNames.CsiPlugin),
            Named(dump.Deployments, LonghornNames.DriverDeployer),
            Named(dump.Deployments, LonghornNames.Ui));

        WorkloadObject? Named(Listing<WorkloadObject> workloads, string name) =>
            workloads.Items.FirstOrDefault(workload => workload.Name == name && workload.Namespace == space);
    }

    private static bool HasTraces(ClusterDump dump) =>
        dump.CsiNodes.Items.Any(node => node.Drivers.Contains(LonghornNames.Driver))
        || dump.PersistentVolumes.Items.Any(volume => volume.Driver == LonghornNames.Driver)
        || dump.StorageClasses.Items.Any(item => item.Provisioner == LonghornNames.Driver)
        || !dump.LonghornNodes.Items.IsEmpty;
}
