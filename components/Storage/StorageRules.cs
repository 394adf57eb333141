using System.Globalization;
using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>Rules that more than one backend has.</summary>
internal static class StorageRules
{
    /// <summary>A fault when a number lies outside its limits.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The number; null is never at fault.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public static IEnumerable<Fault> CheckRange(string setting, int? value, int least, int most)
    {
        if (value < least || value > most)
        {
            yield return new Fault(
                setting, value, "out of range", string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}"));
        }
    }

    /// <summary>A fault when a path is none of a directory below the root.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="path">The path.</param>
    /// <param name="fix">What to write instead.</param>
    public static IEnumerable<Fault> CheckPath(string setting, string path, string fix)
    {
        if (!path.StartsWith('/') || path.Trim('/').Length == 0 || path.Split('/').Any(part => part is "." or "..") || path.Any(char.IsControl))
        {
            yield return new Fault(setting, path, "not an absolute path of a directory below /", fix);
        }
    }

    /// <summary>A fault when there are fewer nodes for copies than copies.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="replicas">The copies; null is never at fault.</param>
    /// <param name="nodes">Names of the nodes that copies can lie on; without any there is a fault about that already.</param>
    public static IEnumerable<Fault> CheckCopies(string setting, int? replicas, IReadOnlyList<string> nodes)
    {
        if (nodes.Count > 0 && replicas > nodes.Count)
        {
            var count = nodes.Count == 1 ? "is only 1 storage node" : string.Create(CultureInfo.InvariantCulture, $"are only {nodes.Count} storage nodes");
            yield return new Fault(
                setting,
                replicas,
                $"copies lie on different nodes, and there {count} ({string.Join(", ", nodes)})",
                "lower it, or add a storage node");
        }
    }

    /// <summary>A fault for each name that the inventory does not have, and for each that comes twice.</summary>
    /// <param name="list">The setting that lists nodes.</param>
    /// <param name="names">The names, in order.</param>
    /// <param name="cluster">The inventory.</param>
    public static IEnumerable<Fault> CheckNodeNames(string list, IEnumerable<string> names, ClusterInventory cluster)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, setting) in names.Select((name, index) => (name, $"{SettingPath.Item(list, index)}.name")))
        {
            if (cluster.Nodes.All(node => node.Name != name))
            {
                var known = cluster.Nodes.Select(node => node.Name).ToArray();
                yield return new Fault(
                    setting,
                    name,
                    $"no node of {ClusterInventory.NodesSetting} has that name",
                    NearestName.Of(name, known) is { } nearest ? $"did you mean {nearest}?" : $"write one of {string.Join(", ", known)}");
            }
            else if (!first.TryAdd(name, setting))
            {
                yield return new Fault(setting, name, $"the same node is listed by {first[name]}", "list it once, with all its disks");
            }
        }
    }

    /// <summary>The faults of a list of disks: none at all, one twice, or a name that may be another disk tomorrow.</summary>
    /// <param name="list">The setting that lists them.</param>
    /// <param name="devices">The disks.</param>
    /// <param name="owner">Who takes them over, for messages.</param>
    public static IEnumerable<Fault> CheckDevices(string list, IReadOnlyList<string> devices, string owner)
    {
        if (devices.Count == 0)
        {
            yield return new Fault(list, devices, "a storage node has at least one disk", "list its spare disks, or remove the node");
        }

        for (var i = 0; i < devices.Count; i++)
        {
            if (!DeviceName.IsStable(devices[i]))
            {
                yield return new Fault(
                    SettingPath.Item(list, i),
                    devices[i],
                    $"not a name that a disk keeps when the node starts again, and {owner} takes over what it finds",
                    $"write the disk's name below {DeviceName.StableFolders}");
            }
            else if (devices.Take(i).Contains(devices[i]))
            {
                yield return new Fault(SettingPath.Item(list, i), devices[i], "the same disk is listed before", "list it once");
            }
        }
    }

    /// <summary>A fault when the default of the cluster would be a class that there is not.</summary>
    /// <param name="offer">What the backend offers.</param>
    public static IEnumerable<Fault> CheckDefault(StorageOffer offer)
    {
        // Without any class there is a fault about that already.
        if (offer.Default is null && !offer.Classes.IsEmpty)
        {
            var served = StorageUse.All.Where(use => offer.Find(use) is not null).ToArray();
            yield return new Fault(
                StorageOffer.DefaultSetting,
                offer.DefaultUse,
                $"{offer.Backend} has no StorageClass for this use as it is set up, so the cluster would have no default",
                $"write one of {string.Join(", ", served.AsEnumerable())}");
        }
    }
}
