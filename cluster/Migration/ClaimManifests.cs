using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Homelab.Cluster.Migration;

/// <summary>The claims that a migration makes.</summary>
internal static class ClaimManifests
{
    // What Kubernetes writes about one claim and one volume; on a new claim it would be a lie.
    private static readonly string[] OfOneVolume =
        ["pv.kubernetes.io/", "volume.kubernetes.io/", "volume.beta.kubernetes.io/"];

    /// <summary>Annotations that belong to whoever wrote the claim.</summary>
    public static ImmutableSortedDictionary<string, string> Kept(ImmutableSortedDictionary<string, string> annotations) =>
        annotations.RemoveRange(annotations.Keys.Where(key => OfOneVolume.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))));

    /// <summary>The claim itself, on one of the two volumes.</summary>
    public static JsonObject Front(MigrationRecord record, MigrationNames names, Side side, string volume) =>
        Manifest(names.Claim, record, side, volume, record.Original.Labels, record.Original.Annotations);

    /// <summary>A claim that holds a volume for the migration.</summary>
    /// <param name="record">The record.</param>
    /// <param name="names">The names.</param>
    /// <param name="side">Which volume.</param>
    /// <param name="volume">The volume's name; null to have one made.</param>
    public static JsonObject Holding(MigrationRecord record, MigrationNames names, Side side, string? volume) => Manifest(
        side == Side.Source ? names.SourceClaim : names.TargetClaim,
        record,
        side,
        volume,
        ImmutableSortedDictionary<string, string>.Empty.Add(MigrationRecordJson.Label, record.Id),
        ImmutableSortedDictionary<string, string>.Empty);

    private static JsonObject Manifest(
        ObjectReference claim,
        MigrationRecord record,
        Side side,
        string? volume,
        ImmutableSortedDictionary<string, string> labels,
        ImmutableSortedDictionary<string, string> annotations)
    {
        var metadata = new JsonObject { ["name"] = claim.Name, ["namespace"] = claim.Namespace };
        AddMap(metadata, "labels", labels);
        AddMap(metadata, "annotations", annotations);
        var spec = new JsonObject
        {
            ["accessModes"] = new JsonArray([.. record.Original.AccessModes.Select(mode => JsonValue.Create(mode))]),
            ["volumeMode"] = "Filesystem",
            ["storageClassName"] = side == Side.Source ? record.Original.StorageClass : record.Options.StorageClass,
            ["resources"] = new JsonObject
            {
                ["requests"] = new JsonObject { ["storage"] = side == Side.Source ? record.Original.Size : record.Options.Size },
            },
        };
        if (volume is not null)
        {
            spec["volumeName"] = volume;
        }

        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "PersistentVolumeClaim", ["metadata"] = metadata, ["spec"] = spec };
    }

    private static void AddMap(JsonObject metadata, string key, ImmutableSortedDictionary<string, string> map)
    {
        if (!map.IsEmpty)
        {
            metadata[key] = new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }
    }
}

/// <summary>One of the two volumes.</summary>
internal enum Side
{
    /// <summary>The volume that the data comes from at first.</summary>
    Source,

    /// <summary>The volume of the new class.</summary>
    Target,
}
