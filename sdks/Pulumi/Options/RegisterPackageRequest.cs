namespace Pulumi;

/// <summary>A parameterised package that resources and functions belong to: a base plugin and the value that turns it into the package.</summary>
public sealed class RegisterPackageRequest
{
    /// <summary>Describes a package.</summary>
    /// <param name="name">Name of the base plugin.</param>
    /// <param name="version">Version of the base plugin.</param>
    /// <param name="downloadUrl">Where the base plugin is downloaded from; null or empty for Pulumi's own place.</param>
    /// <param name="checksums">Checksums of the base plugin by platform.</param>
    /// <param name="parameterization">What turns the base plugin into the package.</param>
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums,
        PackageParameterization? parameterization)
        : this(name, version, downloadUrl, checksums, parameterization, extension: null)
    {
    }

    /// <summary>Describes a package.</summary>
    /// <param name="name">Name of the base plugin.</param>
    /// <param name="version">Version of the base plugin.</param>
    /// <param name="downloadUrl">Where the base plugin is downloaded from; null or empty for Pulumi's own place.</param>
    /// <param name="checksums">Checksums of the base plugin by platform.</param>
    /// <param name="parameterization">What turns the base plugin into another package.</param>
    /// <param name="extension">What adds to the base plugin's own package.</param>
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums = null,
        PackageParameterization? parameterization = null,
        PackageParameterization? extension = null)
    {
        Name = name;
        Version = version;
        DownloadUrl = downloadUrl ?? "";
        Checksums = checksums ?? [];
        Parameterization = parameterization;
        Extension = extension;
    }

    /// <summary>Name of the base plugin.</summary>
    public string Name { get; }

    /// <summary>Version of the base plugin.</summary>
    public string Version { get; }

    /// <summary>Where the base plugin is downloaded from; empty for Pulumi's own place.</summary>
    public string DownloadUrl { get; }

    /// <summary>Checksums of the base plugin by platform.</summary>
    public Dictionary<string, byte[]> Checksums { get; }

    /// <summary>What turns the base plugin into another package.</summary>
    public PackageParameterization? Parameterization { get; }

    /// <summary>What adds to the base plugin's own package.</summary>
    public PackageParameterization? Extension { get; }

    /// <summary>A package made of a base plugin by a value.</summary>
    public sealed class PackageParameterization
    {
        /// <summary>Describes the package.</summary>
        public PackageParameterization(string name, string version, byte[] value)
        {
            Name = name;
            Version = version;
            Value = value;
        }

        /// <summary>Name of the package.</summary>
        public string Name { get; }

        /// <summary>Version of the package.</summary>
        public string Version { get; }

        /// <summary>What the base plugin understands as the package's description.</summary>
        public byte[] Value { get; }
    }
}
