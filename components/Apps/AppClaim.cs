using Homelab.Components.Storage;

namespace Homelab.Components.Apps;

/// <summary>A volume that an app claims.</summary>
/// <param name="SizeGiB">Size in GiB. A running volume can only grow.</param>
/// <param name="Use">What it is for; null for what suits the app best of what the storage backend has.</param>
public sealed record AppClaim(int SizeGiB, StorageUse? Use = null)
{
    /// <summary>Most of <see cref="SizeGiB"/>, to catch a slip of the keyboard.</summary>
    public const int MostGiB = 65_536;
}
