using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>Reads the setting <c>homelab:storage.localPath</c>.</summary>
internal static class LocalPathSettings
{
    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static ReadArgs Read(SettingsSection section)
    {
        var reclaimPolicy = section.Choice<ReclaimPolicy>("reclaimPolicy") ?? ReclaimPolicy.Retain;
        return context => new LocalPathStorageArgs
        {
            Cluster = context.Cluster,
            DefaultUse = context.Settings.Default,
            KubeletRootDir = context.Settings.KubeletRootDir,
            Keep = context.Settings.Keep,
            Snapshots = context.Snapshots,
            SnapshotController = context.Controller,
            ReclaimPolicy = reclaimPolicy,
        };
    }
}
