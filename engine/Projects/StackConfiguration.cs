using System.Collections.Immutable;

namespace Homelab.Engine.Projects;

/// <summary>The config of one stack: its stack file merged over the project's defaults.</summary>
public sealed record StackConfiguration
{
    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>Absolute path of the stack file.</summary>
    public required string File { get; init; }

    /// <summary>The values by full key (<c>namespace:name</c>), sorted ordinally.</summary>
    public ImmutableSortedDictionary<string, ConfigValue> Values { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfigValue>(StringComparer.Ordinal);

    /// <summary>Reads a stack's file, decrypts what it can and checks it against the project's declarations.</summary>
    /// <remarks>
    /// The passphrase comes from <c>PULUMI_CONFIG_PASSPHRASE</c> or <c>PULUMI_CONFIG_PASSPHRASE_FILE</c>. Without
    /// one, secure values are unknown secrets.
    /// </remarks>
    /// <exception cref="EngineException">
    /// The stack is unknown (the message lists those there are), its file is malformed, the passphrase is wrong,
    /// or required keys are missing or of the wrong type.
    /// </exception>
    public static StackConfiguration Load(Project project, string stack) =>
        StackConfigurationReader.Read(project, stack, Environment.GetEnvironmentVariable);

    /// <summary>The salt line of the stack's passphrase; null when another provider keeps its secrets.</summary>
    internal string? EncryptionSalt { get; init; }

    /// <summary>The decrypted texts, which no message may show.</summary>
    internal ImmutableArray<string> SecretTexts { get; init; } = [];
}

/// <summary>A config value as a program receives it.</summary>
/// <param name="Text">The text; JSON for objects and lists. Holds the unknown sentinel where a secret could not be decrypted.</param>
/// <param name="IsSecret">Whether it, or a part of it, is secret.</param>
/// <param name="IsKnown">False when it, or a part of it, is a secret that could not be decrypted.</param>
/// <param name="IsObject">Whether the text is the JSON of an object or list.</param>
public sealed record ConfigValue(string Text, bool IsSecret, bool IsKnown, bool IsObject)
{
    /// <summary>The text, or <c>[secret]</c> for a secret.</summary>
    public override string ToString() => IsSecret ? "[secret]" : Text;
}
