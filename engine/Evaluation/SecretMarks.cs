using System.Collections.Immutable;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>Marks as secret what a program made of the stack's secrets after it had read them as plain text.</summary>
/// <remarks>Pulumi's SDKs let a program do that without a word, and the value would then stand in every display and manifest.</remarks>
/// <param name="secrets">The secret texts of the config.</param>
internal sealed class SecretMarks(ImmutableArray<string> secrets)
{
    // A shorter text is likely to stand somewhere for another reason, and a manifest would lack it.
    private const int ShortestKnown = 8;

    private readonly string[] _secrets = [.. secrets.Where(s => s.Length >= ShortestKnown)];

    /// <summary>The registrations with every text that holds a secret marked.</summary>
    public ImmutableArray<Registration> Mark(ImmutableArray<Registration> registrations) => _secrets.Length == 0
        ? registrations
        : [.. registrations.Select(r => r with { Inputs = Mark(r.Inputs), Outputs = Mark(r.Outputs) })];

    /// <summary>The properties with every text that holds a secret marked.</summary>
    public PropertyMap Mark(PropertyMap properties) =>
        _secrets.Length == 0 ? properties : PropertyMap.Create(properties.Select(e => KeyValuePair.Create(e.Key, Mark(e.Value))));

    private PropertyValue Mark(PropertyValue value) => value switch
    {
        StringValue { Value: var text } when HoldsSecret(text) => new SecretValue(value),
        AssetValue { Text: { } text } when HoldsSecret(text) => new SecretValue(value),
        ArrayValue { Items: var items } => new ArrayValue([.. items.Select(Mark)]),
        ObjectValue { Properties: var inner } => new ObjectValue(Mark(inner)),
        ArchiveValue { Assets: { } assets } archive => archive with { Assets = Mark(assets) },
        _ => value,
    };

    private bool HoldsSecret(string text) => _secrets.Any(s => text.Contains(s, StringComparison.Ordinal));
}
