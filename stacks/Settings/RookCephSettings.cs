using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>Reads the setting <c>homelab:storage.rookCeph</c>.</summary>
internal static class RookCephSettings
{
    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static ReadArgs Read(SettingsSection section)
    {
        var version = section.Text("version", "a version of Rook");
        var nodes = section.RequiredList("nodes", "a list of nodes with empty disks", ReadNode);
        var replicas = section.Integer("replicas", 1, RookCephDefaults.MaxReplicas);
        var monitors = section.Integer("monitors", 1, RookCephDefaults.MaxMonitors);
        var sharedFileSystem = section.Flag("sharedFileSystem") ?? true;
        var reclaimPolicy = section.Choice<ReclaimPolicy>("reclaimPolicy") ?? ReclaimPolicy.Retain;
        var dataDirHostPath = section.Text("dataDirHostPath", "a directory") ?? RookCephDefaults.DataDirHostPath;
        var monitoring = section.Flag("monitoring") ?? false;
        var values = section.Tree("values", "chart values");
        var driverValues = section.Tree("driverValues", "chart values");
        return context => new RookCephStorageArgs
        {
            Cluster = context.Cluster,
            DefaultUse = context.Settings.Default,
            KubeletRootDir = context.Settings.KubeletRootDir,
            Keep = context.Settings.Keep,
            Snapshots = context.Snapshots,
            SnapshotController = context.Controller,
            Version = version,
            Nodes = nodes,
            Replicas = replicas,
            Monitors = monitors,
            SharedFileSystem = sharedFileSystem,
            ReclaimPolicy = reclaimPolicy,
            DataDirHostPath = dataDirHostPath,
            Monitoring = monitoring,
            Values = values,
            DriverValues = driverValues,
        };
    }

    private static RookCephNode ReadNode(SettingsSection section) => new(
        section.RequiredText("name", "the name of a node") ?? "", section.TextList("devices", "a disk's name below /dev/disk") ?? []);
}
