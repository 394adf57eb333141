using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>Reads the setting <c>homelab:storage.openebs</c>.</summary>
internal static class OpenEbsSettings
{
    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static ReadArgs Read(SettingsSection section)
    {
        var basePath = section.Text("basePath", "a directory") ?? OpenEbsDefaults.BasePath;
        var quota = section.Choice<HostpathQuota>("quota") ?? HostpathQuota.None;
        var reclaimPolicy = section.Choice<ReclaimPolicy>("reclaimPolicy") ?? ReclaimPolicy.Retain;
        var mayastor = section.Map("mayastor", "nodes and replicas", ReadMayastor);
        var values = section.Tree("values", "chart values");
        return context => new OpenEbsStorageArgs
        {
            Cluster = context.Cluster,
            DefaultUse = context.Settings.Default,
            KubeletRootDir = context.Settings.KubeletRootDir,
            Keep = context.Settings.Keep,
            Snapshots = context.Snapshots,
            SnapshotController = context.Controller,
            BasePath = basePath,
            Quota = quota,
            ReclaimPolicy = reclaimPolicy,
            Mayastor = mayastor,
            Values = values,
        };
    }

    private static OpenEbsMayastor ReadMayastor(SettingsSection section) => new(section.RequiredList("nodes", "a list of nodes with disks", ReadNode))
    {
        Replicas = section.Integer("replicas", 1, OpenEbsDefaults.MaxReplicas),
    };

    private static OpenEbsNode ReadNode(SettingsSection section) => new(
        section.RequiredText("name", "the name of a node") ?? "", section.TextList("disks", "a disk's name below /dev/disk") ?? []);
}
