using YamlDotNet.RepresentationModel;

namespace Homelab.Engine.Projects;

/// <summary>A secure value in the tree of a config value.</summary>
/// <param name="Ciphertext">The encrypted text.</param>
/// <param name="Node">Where it stands, for messages.</param>
internal sealed record SecureText(string Ciphertext, YamlNode Node);

/// <summary>Config values between YAML and the text that programs receive.</summary>
/// <remarks>
/// A value is a text, bool, number, list, map, null or <see cref="SecureText"/>.
/// Source of the forms: pulumi/pulumi, sdk/go/common/resource/config/object.go.
/// </remarks>
internal static class ConfigText
{
    /// <summary>The value of a node.</summary>
    /// <exception cref="EngineException">A map in it has a key that is not a scalar, or twice the same.</exception>
    public static object? Read(YamlFile file, YamlNode node)
    {
        switch (node)
        {
            case YamlSequenceNode sequence:
                return sequence.Children.Select(c => Read(file, c)).ToList();
            case YamlMappingNode map:
                var entries = file.Entries(map).ToList();
                if (entries is [{ Key.Value: "secure", Value: YamlScalarNode secure }] && YamlScalar.Resolve(secure) is string ciphertext)
                {
                    return new SecureText(ciphertext, secure);
                }

                return entries.ToDictionary(e => KeyText(e.Key), e => Read(file, e.Value), StringComparer.Ordinal);
            case YamlScalarNode scalar:
                return YamlScalar.Resolve(scalar);
            default:
                throw file.Fault(node, "an alias without its anchor");
        }
    }

    /// <summary>The text that a program receives for a value without secure parts.</summary>
    public static string Of(object? value) => value is string text ? text : GoJson.Write(value);

    /// <summary>Whether a value travels as JSON of more than one part; a null does too.</summary>
    public static bool IsObject(object? value) => value is null or IReadOnlyList<object?> or IReadOnlyDictionary<string, object?>;

    private static string KeyText(YamlScalarNode key) => YamlScalar.Resolve(key) switch
    {
        string text => text,
        null => "<nil>", // as Go prints the key of nothing
        var other => GoJson.Write(other),
    };
}
