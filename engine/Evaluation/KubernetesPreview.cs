using System.Security.Cryptography;
using System.Text;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>What the Kubernetes provider would make of a resource's inputs before it looks at any cluster.</summary>
/// <remarks>
/// Source: pulumi/pulumi-kubernetes, provider/pkg/metadata/naming.go and provider/pkg/provider/provider.go (Check).
/// A real run draws the suffix of a generated name at random; here it follows from the URN, so that previews repeat.
/// </remarks>
internal static class KubernetesPreview
{
    private const string Package = "kubernetes";
    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";
    private const string AutonamedAnnotation = "pulumi.com/autonamed";
    private const int SuffixLength = 8;

    /// <summary>The inputs as the provider would leave them, with a name if they lack one.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="name">Its name in the program.</param>
    /// <param name="inputs">The declared inputs.</param>
    /// <param name="error">Why the provider would refuse them; null when it would not.</param>
    public static PropertyMap Check(string type, string urn, string name, PropertyMap inputs, out string? error)
    {
        error = null;
        if (!type.StartsWith(Package + ":", StringComparison.Ordinal))
        {
            return inputs;
        }

        if (type == ReleaseType)
        {
            return inputs.ContainsKey("name") ? inputs : inputs.With("name", GeneratedName(urn, name));
        }

        if (IsList(inputs))
        {
            error = "list resources exist for YAML manifests and Helm charts only; declare each object of the list by itself";
            return inputs;
        }

        // Unknown metadata may hold a name.
        if (inputs.TryGetValue("metadata", out var metadata) && Plain(metadata) is not (ObjectValue or NullValue))
        {
            return inputs;
        }

        var fields = (Plain(metadata ?? PropertyValue.Null) as ObjectValue)?.Properties ?? PropertyMap.Empty;
        if (IsGiven(fields, "name") || IsGiven(fields, "generateName"))
        {
            return inputs;
        }

        if (IsPatch(type, inputs))
        {
            error = "a patch needs metadata.name, the name of the object to patch";
            return inputs;
        }

        var named = fields.With("name", GeneratedName(urn, name));
        fields.TryGetValue("annotations", out var given);
        if (Plain(given ?? PropertyValue.Null) is ObjectValue or NullValue)
        {
            var annotations = (Plain(given ?? PropertyValue.Null) as ObjectValue)?.Properties ?? PropertyMap.Empty;
            named = named.With(
                "annotations", Like(given, new ObjectValue(annotations.With(AutonamedAnnotation, new StringValue("true")))));
        }

        return inputs.With("metadata", Like(metadata, new ObjectValue(named)));
    }

    private static StringValue GeneratedName(string urn, string name) =>
        new($"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(urn)))[..SuffixLength]}");

    // A kind is a list when it says so and has items: a custom kind may well be named "AllowList".
    private static bool IsList(PropertyMap inputs) =>
        inputs.TryGetValue("kind", out var kind)
        && kind is StringValue { Value: var text }
        && text.EndsWith("List", StringComparison.Ordinal)
        && inputs.ContainsKey("items");

    // The type of a patch says so, the kind is that of the patched object.
    private static bool IsPatch(string type, PropertyMap inputs) =>
        type.EndsWith("Patch", StringComparison.Ordinal)
        && !(inputs.TryGetValue("kind", out var kind) && kind is StringValue { Value: var text } && text.EndsWith("Patch", StringComparison.Ordinal));

    private static bool IsGiven(PropertyMap fields, string name) =>
        fields.TryGetValue(name, out var value) && Plain(value) is not (NullValue or StringValue { Value: "" });

    private static PropertyValue Plain(PropertyValue value) => value is SecretValue secret ? secret.Element : value;

    private static PropertyValue Like(PropertyValue? original, PropertyValue value) =>
        original is SecretValue ? new SecretValue(value) : value;
}
