using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A group of files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string propertyName, object value)
        : base(Constants.ArchiveSignature, propertyName, value)
    {
    }
}

/// <summary>An archive made of assets and other archives.</summary>
public sealed class AssetArchive : Archive
{
    /// <summary>Takes the archive's members by their path inside it.</summary>
    public AssetArchive(IDictionary<string, AssetOrArchive> assets)
        : base(Constants.AssetsName, assets.ToImmutableDictionary())
    {
    }
}

/// <summary>An archive read from a folder or an archive file on this machine.</summary>
public sealed class FileArchive : Archive
{
    /// <summary>Names the folder, or the file (.tar, .tgz, .tar.gz, .zip or .jar).</summary>
    /// <param name="path">Absolute, or relative to the program's directory.</param>
    public FileArchive(string path)
        : base(Constants.PathName, path)
    {
    }
}

/// <summary>An archive fetched from a URI: file, http or https.</summary>
public sealed class RemoteArchive : Archive
{
    /// <summary>Names the URI.</summary>
    public RemoteArchive(string uri)
        : base(Constants.UriName, uri)
    {
    }
}
