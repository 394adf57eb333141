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

                return ReadMap(file, entries);
            case YamlScalarNode scalar:
                var value = YamlScalar.Resolve(scalar);
                return value is double number && !double.IsFinite(number)
                    ? throw file.Fault(scalar, "a program cannot be given a number that is not finite; put it in quotes if it is a text")
                    : value;
            default:
                throw file.Fault(node, "an alias without its anchor");
        }
    }

    /// <summary>The text that a program receives for a value without secure parts.</summary>
    public static string Of(object? value) => value is string text ? text : GoJson.Write(value);

    /// <summary>Whether a value travels as JSON of more than one part; a null does too.</summary>
    public static bool IsObject(object? value) => value is null or IReadOnlyList<object?> or IReadOnlyDictionary<string, object?>;

    private static Dictionary<string, object?> ReadMap(YamlFile file, List<(YamlScalarNode Key, YamlNode Value)> entries)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            // Different in YAML, but not as the texts that JSON has for keys: 1 and "1".
            if (!map.TryAdd(KeyText(key), Read(file, value)))
            {
                throw file.Fault(key, $"the key '{KeyText(key)}' is given twice");
            }
        }

        return map;
    }

    private static string KeyText(YamlScalarNode key) => YamlScalar.Resolve(key) switch
    {
        string text => text,
        null => "<nil>", // as Go prints the key of nothing, and the next ones
        double.NaN => "NaN",
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        var other => GoJson.Write(other),
    };
}
