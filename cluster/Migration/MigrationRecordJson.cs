using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>Writes a record into its ConfigMap, and reads it again.</summary>
public static class MigrationRecordJson
{
    /// <summary>The key of the ConfigMap that holds the record.</summary>
    public const string Key = "record.json";

    /// <summary>The label that marks what belongs to a migration; its value is <see cref="MigrationRecord.Id"/>.</summary>
    public const string Label = "homelab/migration";

    /// <summary>The ConfigMap of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="resourceVersion">The version of the ConfigMap that it follows; null to make one.</param>
    public static JsonObject Write(MigrationRecord record, string? resourceVersion)
    {
        var names = new MigrationNames(record.Namespace, record.Claim);
        var metadata = new JsonObject
        {
            ["name"] = names.Record.Name,
            ["namespace"] = record.Namespace,
            ["labels"] = new JsonObject { [Label] = record.Id, ["app.kubernetes.io/managed-by"] = "homelab" },
        };
        if (resourceVersion is not null)
        {
            metadata["resourceVersion"] = resourceVersion;
        }

        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = metadata,
            ["data"] = new JsonObject { [Key] = JsonSerializer.Serialize(record, RecordContext.Default.MigrationRecord) },
        };
    }

    /// <summary>Reads the record of a ConfigMap.</summary>
    /// <param name="configMap">The ConfigMap.</param>
    /// <param name="record">The record, when there is no fault.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryRead(
        KubernetesObject configMap,
        [NotNullWhen(true)] out MigrationRecord? record,
        [NotNullWhen(false)] out Fault? fault)
    {
        record = null;
        fault = null;
        var place = $"{ObjectReference.Of(configMap)} {Key}";
        if (configMap.Json.Text("data", Key) is not { } text)
        {
            fault = new Fault(place, null, "holds no record of a migration", "if something else made it, rename that; otherwise write the record back from a backup");
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.Number(nameof(MigrationRecord.Version)) is var version && version != MigrationRecord.CurrentVersion)
            {
                fault = new Fault(place, version, $"the record has another form than this homelab's, {MigrationRecord.CurrentVersion}", "go on with the homelab that wrote it");
                return false;
            }

            record = document.RootElement.Deserialize(RecordContext.Default.MigrationRecord);
        }
        catch (JsonException e)
        {
            fault = new Fault(place, null, $"the record cannot be read: {e.Message}", "write it back from a backup; nothing was changed");
            return false;
        }

        if (record is not null && record.Claim.Length > 0 && new MigrationNames(record.Namespace, record.Claim).Record == ObjectReference.Of(configMap))
        {
            return true;
        }

        fault = new Fault(place, record?.Claim, "the record is of another claim", "write it back from a backup; nothing was changed");
        record = null;
        return false;
    }
}

/// <summary>The form of records, made at build time.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(MigrationRecord))]
internal sealed partial class RecordContext : JsonSerializerContext;
