using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Homelab.Components.Storage;

/// <summary>The annotations by which Longhorn learns the disks of a node.</summary>
/// <remarks>Source: Longhorn documentation 1.12.1, "Configuring Defaults for Nodes and Disks".</remarks>
internal static class LonghornDiskAnnotations
{
    /// <summary>Holds the disks as JSON.</summary>
    internal const string Disks = "node.longhorn.io/default-disks-config";

    /// <summary>Holds the tags of the node as JSON.</summary>
    internal const string NodeTags = "node.longhorn.io/default-node-tags";

    private const long BytesPerGiB = 1L << 30;

    /// <summary>The annotations of a node.</summary>
    /// <param name="node">The node and its disks.</param>
    public static ImmutableDictionary<string, string> For(LonghornNode node)
    {
        var disks = new JsonArray([.. node.Disks.Select(disk => new JsonObject
        {
            ["name"] = disk.Name,
            ["path"] = disk.Path,
            ["allowScheduling"] = disk.AllowScheduling,
            ["storageReserved"] = disk.StorageReservedGiB * BytesPerGiB,
            ["tags"] = Texts(disk.Tags),
        })]);
        var annotations = ImmutableDictionary<string, string>.Empty.Add(Disks, disks.ToJsonString());
        return node.Tags.IsEmpty ? annotations : annotations.Add(NodeTags, Texts(node.Tags).ToJsonString());
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
