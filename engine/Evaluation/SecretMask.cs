using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>Hides the secrets of the stack's config in texts that are shown, and the mark of those that are not known.</summary>
internal sealed class SecretMask
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Replacement = "[secret]";

    private const string UnknownReplacement = "[unknown]";

    // A shorter one would hide every second letter and tell more by that than it conceals.
    private const int ShortestHidden = 3;

    private readonly string[] _hidden;

    /// <summary>Makes a mask for the given texts: each as it is, line by line, and as it stands in JSON.</summary>
    public SecretMask(ImmutableArray<string> secrets) =>
        _hidden = [.. secrets
            .SelectMany(s => new[] { s, s.Trim(), JsonEncodedText.Encode(s).Value, JsonEncodedText.Encode(s, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value }.Concat(s.Split('\n').Select(l => l.TrimEnd('\r'))))
            .Where(s => s.Length >= ShortestHidden)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(s => s.Length)];

    /// <summary>The start of a longer text, without the secrets and without what may be the start of one.</summary>
    public string ApplyToStart(string text)
    {
        var masked = Apply(text);
        var length = Math.Max(0, masked.Length - (_hidden.Length == 0 ? 0 : _hidden[0].Length));
        return masked[..(length > 0 && char.IsHighSurrogate(masked[length - 1]) ? length - 1 : length)];
    }

    /// <summary>The text without the secrets.</summary>
    public string Apply(string text)
    {
        foreach (var secret in _hidden)
        {
            if (text.Contains(secret, StringComparison.Ordinal))
            {
                text = text.Replace(secret, Replacement, StringComparison.Ordinal);
            }
        }

        return text.Replace(Signatures.UnknownString, UnknownReplacement, StringComparison.Ordinal);
    }
}
