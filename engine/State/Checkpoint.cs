using System.Collections.Immutable;
using System.Text.Json;
using Homelab.Engine.Protocol;
using Homelab.Engine.Secrets;

namespace Homelab.Engine.State;

/// <summary>What a stack's checkpoint says of its outputs and resources.</summary>
/// <remarks>The format: pulumi/pulumi, sdk/go/common/apitype/deployments.json.</remarks>
internal sealed class Checkpoint
{
    private static readonly int[] Versions = [3, 4];

    // What checkpoints of version 4 say that they use; none of it changes what outputs mean.
    private static readonly string[] Features =
    [
        "byteString", "extensionParameterization", "hooks", "refreshBeforeUpdate", "replaceWith", "snippets-prototype", "taint", "views",
    ];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4096, AllowDuplicateProperties = false };

    private Checkpoint(ImmutableArray<(string Urn, string Type, PropertyMap Outputs)> resources, bool hasHiddenSecrets)
    {
        Resources = resources;
        HasHiddenSecrets = hasHiddenSecrets;
    }

    /// <summary>The resources that exist, in the checkpoint's order.</summary>
    public ImmutableArray<(string Urn, string Type, PropertyMap Outputs)> Resources { get; }

    /// <summary>Whether a secret could not be decrypted, and so is unknown.</summary>
    public bool HasHiddenSecrets { get; }

    /// <summary>The stack's outputs.</summary>
    public PropertyMap Outputs => Resources.FirstOrDefault(r => r.Type == Urn.StackType).Outputs ?? PropertyMap.Empty;

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="json">The file's content.</param>
    /// <param name="environment">Where the passphrase comes from.</param>
    /// <exception cref="JsonException">The content is not a checkpoint of a known version.</exception>
    public static Checkpoint Read(Stream json, Func<string, string?> environment)
    {
        using var document = JsonDocument.Parse(json, Options);
        try
        {
            return Read(document.RootElement, environment);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("a value of the checkpoint is of another kind than it should be", e);
        }
    }

    private static Checkpoint Read(JsonElement root, Func<string, string?> environment)
    {
        CheckVersion(root);
        if (!root.TryGetProperty("checkpoint", out var checkpoint)
            || !checkpoint.TryGetProperty("latest", out var latest)
            || latest.ValueKind != JsonValueKind.Object
            || !latest.TryGetProperty("resources", out var list)
            || list.ValueKind != JsonValueKind.Array)
        {
            return new Checkpoint([], hasHiddenSecrets: false);
        }

        using var crypter = OpenCrypter(latest, environment);
        var reader = new CheckpointValues(crypter);
        var resources = list.EnumerateArray()
            .Where(r => !(r.TryGetProperty("delete", out var deleted) && deleted.ValueKind == JsonValueKind.True))
            .Select(r => (Text(r, "urn"), Text(r, "type"), r.TryGetProperty("outputs", out var outputs) ? reader.ReadMap(outputs) : PropertyMap.Empty))
            .ToImmutableArray();
        return new Checkpoint(resources, reader.HasHiddenSecrets);
    }

    private static void CheckVersion(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("version", out var version)
            || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number)
            || !Versions.Contains(number))
        {
            throw new JsonException($"expected a checkpoint of version {string.Join(" or ", Versions)}");
        }

        if (root.TryGetProperty("features", out var features)
            && features.EnumerateArray().Select(f => f.GetString()).FirstOrDefault(f => !Features.Contains(f)) is { } unknown)
        {
            throw new JsonException($"it uses the feature '{unknown}', which is not known here");
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetString() is { } text
            ? text
            : throw new JsonException($"a resource of the checkpoint has no '{name}'");

    // A passphrase of another stack is no fault here: its secrets stay unknown.
    private static PassphraseCrypter? OpenCrypter(JsonElement deployment, Func<string, string?> environment) =>
        deployment.TryGetProperty("secrets_providers", out var provider)
        && provider.ValueKind == JsonValueKind.Object
        && provider.TryGetProperty("type", out var type)
        && type.ValueEquals("passphrase")
        && provider.TryGetProperty("state", out var state)
        && state.TryGetProperty("salt", out var salt)
        && Passphrase.FromEnvironment(environment) is { } passphrase
            ? PassphraseCrypter.TryOpen(passphrase, salt.GetString() ?? string.Empty, out _)
            : null;
}
