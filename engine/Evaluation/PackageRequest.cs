using System.Globalization;
using System.Text;
using Google.Protobuf;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>The provider that a package needs: its plugin, and what makes the package of a parameterized one.</summary>
/// <param name="Plugin">Name of the plugin.</param>
/// <param name="Version">Version of the plugin; null leaves it to Pulumi.</param>
/// <param name="DownloadUrl">Where the plugin is downloaded from; empty for the usual place.</param>
/// <param name="Checksums">Checksums of the plugin by platform.</param>
/// <param name="Parameter">What the plugin is parameterized with; null for a plain plugin.</param>
internal sealed record PackageRequest(
    string Plugin,
    SemanticVersion? Version,
    string DownloadUrl,
    IReadOnlyDictionary<string, ByteString> Checksums,
    PackageParameter? Parameter)
{
    /// <summary>The package whose types the provider serves.</summary>
    public string Package => Parameter?.Name ?? Plugin;

    /// <summary>What makes two requests ask for the same default provider.</summary>
    public string Key => $"{Package}-{Parameter?.Version ?? Version}-{DownloadUrl}";

    /// <summary>The name that Pulumi gives to the default provider of this request.</summary>
    /// <remarks>Source: pulumi/pulumi, pkg/resource/deploy/providers/provider.go.</remarks>
    public string DefaultProviderName
    {
        get
        {
            var name = new StringBuilder("default");
            if ((Parameter?.Version ?? Version) is { } version)
            {
                name.Append(CultureInfo.InvariantCulture, $"_{version.Major}_{version.Minor}_{version.Patch}");
                name.AppendJoin(string.Empty, version.Prerelease.Concat(version.Build).Select(p => "_" + p));
            }

            return DownloadUrl.Length == 0 ? name.ToString() : $"{name}_{ToName(DownloadUrl)}";
        }
    }

    /// <summary>A request of the fields that most messages have; null when the version is malformed.</summary>
    public static PackageRequest? TryCreate(
        string plugin, string version, string downloadUrl, IReadOnlyDictionary<string, ByteString> checksums)
    {
        var parsed = SemanticVersion.TryParse(version);
        return parsed is null && version.Length > 0
            ? null
            : new PackageRequest(plugin, parsed, TrimSlash(downloadUrl), checksums, null);
    }

    /// <summary>Adds what a provider's inputs say of its plugin.</summary>
    public PropertyMap AddTo(PropertyMap inputs)
    {
        var result = inputs;
        var hidden = ProviderInputs.Internal(inputs);
        if (Version is not null)
        {
            result = result.With(ProviderInputs.Version, new StringValue(Version.ToString()));
        }

        if (DownloadUrl.Length > 0)
        {
            hidden = hidden.With("pluginDownloadURL", new StringValue(DownloadUrl));
        }

        if (Checksums.Count > 0)
        {
            hidden = hidden.With("pluginChecksums", new ObjectValue(PropertyMap.Create(Checksums.Select(c =>
                KeyValuePair.Create(c.Key, (PropertyValue)new StringValue(Convert.ToHexStringLower(c.Value.Span)))))));
        }

        if (Parameter is not null)
        {
            // The plugin's version gives way to the package's.
            hidden = hidden.With("name", new StringValue(Plugin))
                .With("version", result.TryGetValue(ProviderInputs.Version, out var pluginVersion) ? pluginVersion : PropertyValue.Null)
                .With("parameterization", new StringValue(Parameter.Value.ToBase64()));
            result = result.With(ProviderInputs.Version, new StringValue(Parameter.Version.ToString()));
        }

        return Version is null && hidden.Count == 0 ? result : result.With(ProviderInputs.InternalKey, new ObjectValue(hidden));
    }

    private static string TrimSlash(string url) => url.EndsWith('/') ? url[..^1] : url;

    // Pulumi makes a name of the URL: what a name may not hold becomes an underscore, empty segments go.
    private static string ToName(string url) =>
        string.Join('/', url.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => string.Concat(Encoding.UTF8.GetBytes(s).Select(b => IsNameCharacter(b) ? (char)b : '_'))));

    private static bool IsNameCharacter(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'.' or (byte)'-';
}

/// <summary>What a plugin is parameterized with.</summary>
/// <param name="Name">The package that results.</param>
/// <param name="Version">Its version.</param>
/// <param name="Value">The parameter, in the plugin's own form.</param>
internal sealed record PackageParameter(string Name, SemanticVersion Version, ByteString Value);

/// <summary>The inputs of a provider that are Pulumi's rather than the provider's own.</summary>
internal static class ProviderInputs
{
    /// <summary>The input with the plugin's version, or the package's.</summary>
    public const string Version = "version";

    /// <summary>The input under which Pulumi keeps the rest of what it needs to find the plugin.</summary>
    public const string InternalKey = "__internal";

    /// <summary>What the inputs hold under <see cref="InternalKey"/>.</summary>
    public static PropertyMap Internal(PropertyMap inputs) =>
        inputs.TryGetValue(InternalKey, out var value) && value is ObjectValue { Properties: var properties } ? properties : PropertyMap.Empty;
}
