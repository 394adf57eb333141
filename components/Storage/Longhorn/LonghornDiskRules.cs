using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What must hold for the nodes whose disks are said one by one.</summary>
internal static class LonghornDiskRules
{
    private const string Setting = LonghornRules.Setting + ".nodes";

    /// <summary>Every fault of the nodes and their disks.</summary>
    /// <param name="args">The arguments that list them.</param>
    public static IEnumerable<Fault> Check(LonghornStorageArgs args) =>
        StorageRules.CheckNodeNames(Setting, args.Nodes.Select(node => node.Name), args.Cluster)
            .Concat(args.Nodes.SelectMany((node, index) => CheckNode(node, SettingPath.Item(Setting, index))));

    private static IEnumerable<Fault> CheckNode(LonghornNode node, string setting)
    {
        var disks = $"{setting}.disks";
        if (node.Disks.IsEmpty)
        {
            yield return new Fault(disks, node.Disks, "a storage node has at least one disk", "list its disks, or remove the node");
        }

        foreach (var fault in node.Disks.SelectMany((disk, index) => CheckDisk(disk, SettingPath.Item(disks, index))))
        {
            yield return fault;
        }

        foreach (var fault in CheckTwice(node, disks, "name", disk => disk.Name).Concat(CheckTwice(node, disks, "path", disk => disk.Path.TrimEnd('/'))))
        {
            yield return fault;
        }

        foreach (var fault in CheckTags($"{setting}.tags", node.Tags))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> CheckDisk(LonghornDisk disk, string setting) =>
    [
        .. KubernetesName.IsSubdomain(disk.Name)
            ? Array.Empty<Fault>()
            : [new Fault($"{setting}.name", disk.Name, "not a name: lower case letters, digits, hyphens and dots", "choose another name")],
        .. StorageRules.CheckPath($"{setting}.path", disk.Path, "write the directory that the disk is mounted at"),
        .. StorageRules.CheckRange($"{setting}.storageReservedGiB", disk.StorageReservedGiB, 0, LonghornLimits.MaxReservedGiB),
        .. CheckTags($"{setting}.tags", disk.Tags),
    ];

    private static IEnumerable<Fault> CheckTwice(LonghornNode node, string disks, string property, Func<LonghornDisk, string> value)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < node.Disks.Length; i++)
        {
            var setting = $"{SettingPath.Item(disks, i)}.{property}";
            if (!first.TryAdd(value(node.Disks[i]), setting))
            {
                yield return new Fault(setting, value(node.Disks[i]), $"the same is used by {first[value(node.Disks[i])]}", "say each disk once");
            }
        }
    }

    // longhorn-manager, tag v1.12.1, util.ValidateTags.
    private static IEnumerable<Fault> CheckTags(string setting, IReadOnlyList<string> tags) => tags
        .Select((tag, index) => (tag, index))
        .Where(item => !KubernetesName.IsLabelValue(item.tag) || item.tag.Length == 0)
        .Select(item => new Fault(
            SettingPath.Item(setting, item.index), item.tag, "not a tag: at most 63 letters, digits, '-', '_' and '.'", "choose another word"));
}
