using Pulumi.Serialization;

namespace Pulumi;

/// <summary>One file's content.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string propertyName, object value)
        : base(Constants.AssetSignature, propertyName, value)
    {
    }
}

/// <summary>An asset read from a file on this machine.</summary>
public sealed class FileAsset : Asset
{
    /// <summary>Names the file.</summary>
    /// <param name="path">Absolute, or relative to the program's directory.</param>
    public FileAsset(string path)
        : base(Constants.PathName, path)
    {
    }
}

/// <summary>An asset whose content is given as text.</summary>
public sealed class StringAsset : Asset
{
    /// <summary>Gives the content.</summary>
    public StringAsset(string text)
        : base(Constants.TextName, text)
    {
    }
}

/// <summary>An asset fetched from a URI: file, http or https.</summary>
public sealed class RemoteAsset : Asset
{
    /// <summary>Names the URI.</summary>
    public RemoteAsset(string uri)
        : base(Constants.UriName, uri)
    {
    }
}
