using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>A kind of place that Longhorn writes backups to, by the scheme of its URL.</summary>
/// <param name="Form">How the URL is written.</param>
/// <param name="Prefix">How it begins.</param>
/// <param name="RequiredKeys">Credentials that it needs.</param>
/// <param name="OptionalKeys">Credentials and settings that it can have beside.</param>
/// <remarks>Source: Longhorn documentation 1.12.1, "Setting a Backup Target".</remarks>
public sealed record BackupScheme(string Form, string Prefix, ImmutableArray<string> RequiredKeys, ImmutableArray<string> OptionalKeys)
{
    /// <summary>Every kind.</summary>
    public static ImmutableArray<BackupScheme> All { get; } =
    [
        new(
            "s3://bucket@region/",
            "s3://",
            ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
            ["AWS_ENDPOINTS", "AWS_CERT", "VIRTUAL_HOSTED_STYLE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]),
        new("nfs://host:/path", "nfs://", [], []),
        new("cifs://host/share", "cifs://", ["CIFS_USERNAME", "CIFS_PASSWORD"], []),
        new(
            "azblob://container@region/",
            "azblob://",
            ["AZBLOB_ACCOUNT_NAME", "AZBLOB_ACCOUNT_KEY"],
            ["AZBLOB_ENDPOINT", "AZBLOB_CERT", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]),
    ];

    /// <summary>Every key that the kind knows.</summary>
    public ImmutableArray<string> Keys => RequiredKeys.AddRange(OptionalKeys);

    /// <summary>The kind of a URL; null when Longhorn cannot write there.</summary>
    /// <param name="url">The URL.</param>
    public static BackupScheme? Of(string url) => All.FirstOrDefault(scheme =>
        url.StartsWith(scheme.Prefix, StringComparison.Ordinal) && url.Length > scheme.Prefix.Length && !url.Any(char.IsWhiteSpace));
}
