using Homelab.Engine.Evaluation;
using Homelab.Engine.Planning;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Rendering;

/// <summary>Makes the manifest of a resource that is a Kubernetes object.</summary>
internal static class KubernetesObject
{
    /// <summary>The manifest, or null when there can be none; the faults then tell why.</summary>
    /// <param name="registration">The resource.</param>
    /// <param name="type">The kind that its token names.</param>
    /// <param name="defaultNamespace">Where it goes when it names no namespace itself; null to leave it open.</param>
    /// <param name="values">Takes out what a manifest cannot hold.</param>
    public static Manifest? Render(Registration registration, KubernetesType type, string? defaultNamespace, ManifestValues values)
    {
        if (IsList(type, registration.Inputs))
        {
            values.Fault($"the kind {type.Kind} is only a list of objects, which the Kubernetes provider refuses too; declare each object on its own");
            return null;
        }

        var plain = values.Plain(registration.Inputs.Without(KubernetesSecret.Contents, KubernetesSecret.Is(registration)), "")
            .With("apiVersion", new StringValue(type.ApiVersion))
            .With("kind", new StringValue(type.Kind));
        if (KubernetesSecret.Is(registration))
        {
            plain = WithSecretMaps(plain, registration.Inputs, values);
        }

        if (defaultNamespace is not null && plain.TryGetValue("metadata", out var m) && m is ObjectValue metadata
            && !metadata.Properties.ContainsKey("namespace"))
        {
            plain = plain.With("metadata", new ObjectValue(metadata.Properties.With("namespace", new StringValue(defaultNamespace))));
        }

        return Manifest.Create(type, plain, values);
    }

    /// <summary>Whether a resource changes fields of an object that something else makes.</summary>
    /// <remarks>The SDKs name the token of a patch <c>KindPatch</c> and set the object's kind to <c>Kind</c>.</remarks>
    public static bool IsPatch(KubernetesType type, PropertyMap inputs) =>
        type.Kind.EndsWith("Patch", StringComparison.Ordinal)
        && !(inputs.TryGetValue("kind", out var kind) && kind is StringValue text && text.Value == type.Kind);

    private static bool IsList(KubernetesType type, PropertyMap inputs) =>
        type.IsBuiltIn && type.Kind.EndsWith("List", StringComparison.Ordinal) && inputs.ContainsKey("items");

    private static PropertyMap WithSecretMaps(PropertyMap plain, PropertyMap inputs, ManifestValues values)
    {
        foreach (var name in KubernetesSecret.Contents)
        {
            if (inputs.TryGetValue(name, out var value) && values.PlainSecretMap(value, name) is { } map)
            {
                plain = plain.With(name, map);
            }
        }

        return plain;
    }

    private static PropertyMap Without(this PropertyMap map, IReadOnlyList<string> names, bool condition) =>
        condition ? PropertyMap.Create(map.Where(entry => !names.Contains(entry.Key))) : map;
}
