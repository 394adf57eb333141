using System.Collections.Immutable;
using System.Text.Json;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Planning;

/// <summary>Writes a resource as the object that Pulumi's state files and <c>preview --json</c> hold, with secrets masked.</summary>
/// <remarks>
/// Names and order of the keys: ResourceV3 in pulumi/pulumi, sdk/go/common/apitype/core.go. All but the first two and
/// the type are left out when empty.
/// </remarks>
public static class ResourceJson
{
    /// <summary>Writes one resource.</summary>
    public static void Write(Utf8JsonWriter json, Registration resource)
    {
        json.WriteStartObject();
        json.WriteString("urn", resource.Urn);
        json.WriteBoolean("custom", resource.Custom);
        WriteText(json, "id", Id(resource));
        json.WriteString("type", resource.Type);
        WriteMap(json, "inputs", resource.Inputs);
        WriteMap(json, "outputs", resource.Outputs);
        WriteText(json, "parent", resource.Parent);
        WriteFlag(json, "protect", resource.Protect);
        WriteFlag(json, "external", resource.Kind == RegistrationKind.Read);
        WriteList(json, "dependencies", resource.Dependencies);
        WriteText(json, "provider", resource.Provider);
        WritePropertyDependencies(json, resource.PropertyDependencies);
        WriteList(json, "additionalSecretOutputs", resource.AdditionalSecretOutputs);
        WriteList(json, "aliases", resource.Aliases);
        WriteTimeouts(json, resource.CustomTimeouts);
        WriteText(json, "importID", resource.ImportId);
        WriteFlag(json, "retainOnDelete", resource.RetainOnDelete);
        WriteText(json, "deletedWith", resource.DeletedWith);
        WriteList(json, "replaceWith", resource.ReplaceWith);
        WriteList(json, "ignoreChanges", resource.IgnoreChanges);
        WriteHideDiffs(json, resource.HideDiffs);
        WriteList(json, "replaceOnChanges", resource.ReplaceOnChanges);
        if (resource.ReplacementTrigger is not (null or NullValue))
        {
            json.WritePropertyName("replacementTrigger");
            PropertyJson.Write(json, resource.ReplacementTrigger);
        }

        json.WriteEndObject();
    }

    // Only providers carry the unknown text for an id that an apply will give; other resources have none yet.
    private static string? Id(Registration resource) => resource.Id switch
    {
        StringValue id => id.Value,
        UnknownValue when ProviderReference.IsProviderType(resource.Type) => Signatures.UnknownString,
        _ => null,
    };

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }

    private static void WriteMap(Utf8JsonWriter json, string name, PropertyMap map)
    {
        if (map.Count > 0)
        {
            json.WritePropertyName(name);
            PropertyJson.Write(json, map);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (!values.IsEmpty)
        {
            json.WritePropertyName(name);
            WriteValues(json, values);
        }
    }

    private static void WriteValues(Utf8JsonWriter json, ImmutableArray<string> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    // A path is a list of names and indices here, not a text.
    private static void WriteHideDiffs(Utf8JsonWriter json, ImmutableArray<string> paths)
    {
        if (paths.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("hideDiff");
        foreach (var path in paths)
        {
            json.WriteStartArray();
            foreach (var (name, index) in PropertyPath.Parse(path))
            {
                if (name is not null)
                {
                    json.WriteStringValue(name);
                }
                else
                {
                    json.WriteNumberValue(index);
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WritePropertyDependencies(Utf8JsonWriter json, ImmutableSortedDictionary<string, ImmutableArray<string>> dependencies)
    {
        if (dependencies.Count == 0)
        {
            return;
        }

        json.WriteStartObject("propertyDependencies");
        foreach (var (name, urns) in dependencies)
        {
            json.WritePropertyName(name);
            WriteValues(json, urns);
        }

        json.WriteEndObject();
    }

    // In seconds, as Pulumi's state files have them.
    private static void WriteTimeouts(Utf8JsonWriter json, CustomTimeouts timeouts)
    {
        if (timeouts == CustomTimeouts.None)
        {
            return;
        }

        json.WriteStartObject("customTimeouts");
        WriteSeconds(json, "create", timeouts.Create);
        WriteSeconds(json, "update", timeouts.Update);
        WriteSeconds(json, "delete", timeouts.Delete);
        WriteSeconds(json, "read", timeouts.Read);
        json.WriteEndObject();
    }

    private static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan time)
    {
        if (time != TimeSpan.Zero)
        {
            json.WriteNumber(name, time.TotalSeconds);
        }
    }
}
