using Homelab.Engine.Projects;

namespace Homelab.Cli;

/// <summary>Keeps decrypted secrets of the config out of messages, which programs may put them into.</summary>
internal sealed class SecretMask
{
    // Shorter texts would be found everywhere, and masking them would only tell where.
    private const int ShortestSecret = 4;

    private readonly string[] _secrets;

    private SecretMask(string[] secrets) => _secrets = secrets;

    /// <summary>The mask for a stack's config; of objects only the whole text counts.</summary>
    public static SecretMask Of(StackConfiguration config) =>
        new([.. config.Values.Values
            .Where(value => value is { IsSecret: true, IsKnown: true, Text.Length: >= ShortestSecret })
            .Select(value => value.Text)
            .OrderByDescending(text => text.Length)]);

    /// <summary>The text with every secret replaced.</summary>
    public string Apply(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, "[secret]", StringComparison.Ordinal);
        }

        return text;
    }
}
