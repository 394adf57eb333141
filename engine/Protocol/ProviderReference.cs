namespace Homelab.Engine.Protocol;

/// <summary>A reference to a provider: <c>&lt;URN&gt;::&lt;id&gt;</c>.</summary>
/// <param name="Urn">The provider's URN.</param>
/// <param name="Id">Its id; in a preview a fixed text that stands for an unknown value.</param>
public readonly record struct ProviderReference(string Urn, string Id)
{
    /// <summary>What the type of every provider begins with; the package's name follows.</summary>
    public const string TypePrefix = "pulumi:providers:";

    /// <summary>Whether the id is known, which in a preview it is not.</summary>
    public bool HasKnownId => !Signatures.IsUnknown(Id);

    /// <summary>Whether a type is that of a provider.</summary>
    public static bool IsProviderType(string type) => type.StartsWith(TypePrefix, StringComparison.Ordinal);

    /// <summary>The package of a type or function token: all before its first colon.</summary>
    public static string PackageOf(string token)
    {
        var end = token.IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? token : token[..end];
    }

    /// <summary>Reads a reference.</summary>
    public static bool TryParse(string text, out ProviderReference reference)
    {
        reference = default;
        var split = text.LastIndexOf("::", StringComparison.Ordinal);
        if (split < 0
            || !Protocol.Urn.TryParse(text[..split], out var urn)
            || !IsProviderType(urn.Type)
            || split + 2 == text.Length)
        {
            return false;
        }

        reference = new ProviderReference(text[..split], text[(split + 2)..]);
        return true;
    }

    /// <summary>The reference as text.</summary>
    public override string ToString() => $"{Urn}::{Id}";
}
