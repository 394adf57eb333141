using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Homelab.Generator;

/// <summary>The descriptions in the KubernetesClient package, which come from the Kubernetes API's own specification.</summary>
/// <param name="summaries">Summary by documentation id, such as <c>P:k8s.Models.V1Container.Name</c>.</param>
internal sealed partial class Documentation(IReadOnlyDictionary<string, string> summaries)
{
    /// <summary>Longer first sentences are cut at the last word that fits.</summary>
    internal const int MaximumLength = 240;

    /// <summary>Reads the documentation file that lies beside an assembly.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static Documentation Load(string assemblyPath)
    {
        var members = XDocument.Load(Path.ChangeExtension(assemblyPath, ".xml")).Descendants("member");

        return new Documentation(members
            .Where(member => member.Attribute("name")!.Value is ['T' or 'P', ':', .. var name] && name.StartsWith("k8s.Models.", StringComparison.Ordinal))
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value ?? ""));
    }

    /// <summary>The first sentence about a class, or an empty text.</summary>
    public string OfType(Type type) => FirstSentence(summaries.GetValueOrDefault($"T:{type.FullName}", ""));

    /// <summary>The first sentence about a property, or an empty text.</summary>
    public string OfProperty(Type type, string property) => FirstSentence(summaries.GetValueOrDefault($"P:{type.FullName}.{property}", ""));

    /// <summary>The first sentence of a description, on one line.</summary>
    internal static string FirstSentence(string description)
    {
        var text = WhiteSpace().Replace(description, " ").Trim();
        var sentence = SentenceEnd().Split(text, 2)[0];
        if (sentence.Length <= MaximumLength)
        {
            return sentence;
        }

        var lastSpace = sentence.LastIndexOf(' ', MaximumLength - 2);

        return sentence[..(lastSpace > 0 ? lastSpace : MaximumLength - 2)] + " …";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    // An abbreviation within a sentence (e.g. and i.e.) is followed by a lower-case letter or has a dot before its last letter.
    [GeneratedRegex(@"(?<=[^.].[.!?])\s+(?=[A-Z""'(*])")]
    private static partial Regex SentenceEnd();
}
