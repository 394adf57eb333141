using System.Text.RegularExpressions;

namespace Homelab.Generator;

/// <summary>How the official package Pulumi.Kubernetes derives its names from those of the Kubernetes API.</summary>
internal static partial class Naming
{
    private static readonly Dictionary<string, string> IrregularGroups = new()
    {
        ["admissionregistration"] = "AdmissionRegistration",
        ["apiextensions"] = "ApiExtensions",
        ["apiregistration"] = "ApiRegistration",
        ["flowcontrol"] = "FlowControl",
        ["storagemigration"] = "StorageMigration",
    };

    // The reserved words of C#, as far as an API may use them as names of fields.
    private static readonly HashSet<string> ReservedWords =
    [
        "abstract", "as", "base", "bool", "break", "case", "checked", "class", "const", "continue", "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private",
        "protected", "public", "readonly", "ref", "return", "sealed", "short", "static", "string", "struct", "switch", "this", "throw",
        "true", "try", "typeof", "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>The first label of the group in Pascal case: <c>rbac.authorization.k8s.io</c> is <c>Rbac</c>.</summary>
    public static string GroupNamespace(string group)
    {
        var label = group.Length == 0 ? "core" : group.Split('.')[0];

        return IrregularGroups.GetValueOrDefault(label) ?? Capitalize(label);
    }

    /// <summary><c>v1beta1</c> is <c>V1Beta1</c>.</summary>
    public static string VersionNamespace(string version) =>
        VersionWord().Replace(version, word => Capitalize(word.Value));

    /// <summary>The name of a field on the wire: a plain identifier, save for <c>$ref</c> and <c>$schema</c>.</summary>
    /// <remarks>The Kubernetes provider turns x_kubernetes_… back into the API's x-kubernetes-….</remarks>
    public static string WireName(string apiName) => apiName.Replace('-', '_');

    /// <summary>The C# property of a field. A member cannot bear the name of its type, so that one gets a suffix.</summary>
    public static string Property(string wireName, string typeName)
    {
        var name = Capitalize(wireName.TrimStart('$'));

        return name == typeName ? name + "Value" : name;
    }

    /// <summary>The parameter of an output class's constructor: the wire name in camel case, marked where C# reserves the word.</summary>
    public static string Parameter(string wireName)
    {
        var word = wireName.TrimStart('$');
        var name = char.ToLowerInvariant(word[0]) + word[1..];

        return ReservedWords.Contains(name) ? "@" + name : name;
    }

    /// <summary>
    /// Takes version and disambiguating group off the name of a class in k8s.Models: <c>V1PodSpec</c> is
    /// <c>PodSpec</c> of <c>v1</c>, <c>Rbacv1Subject</c> is <c>Subject</c> of <c>v1</c>.
    /// </summary>
    public static (string Version, string Name) SplitModelName(string modelName)
    {
        var match = ModelName().Match(modelName);

        return match.Success
            ? (match.Groups["version"].Value.ToLowerInvariant(), match.Groups["name"].Value)
            : throw new FormatException($"'{modelName}' is no name of a versioned object model");
    }

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("[a-z]+")]
    private static partial Regex VersionWord();

    [GeneratedRegex(@"^(?:[A-Z][a-z]+)??(?<version>[Vv]\d+(?:(?:alpha|beta)\d+)?)(?<name>[A-Z]\w*)$")]
    private static partial Regex ModelName();
}
