using Homelab.Components.Storage;

namespace Homelab.Components.Apps;

/// <summary>Where films, series and music lie.</summary>
public sealed record JellyfinMedia
{
    /// <summary>The volume that is claimed for them.</summary>
    /// <value>Default 100 GiB, written by many where the backend serves it, so that others can bring media in. Nothing with <see cref="ExistingClaim"/>.</value>
    public AppClaim Claim { get; init; } = new(SizeGiB: 100);

    /// <summary>A claim in the app's namespace that somebody else makes, for example of a share on a NAS.</summary>
    /// <value>Default none.</value>
    public string? ExistingClaim { get; init; }

    /// <summary>Whether Jellyfin can only read them.</summary>
    /// <value>Default true. False lets it keep pictures beside the media, and delete media.</value>
    public bool ReadOnly { get; init; } = true;

    internal AppVolume ToVolume(string name, string path) => ExistingClaim is { } claim
        ? new ExistingClaimVolume(name, path, claim) { ReadOnly = ReadOnly }
        : new ClaimVolume(name, path, Claim, StorageUse.SharedWrite) { ReadOnly = ReadOnly };
}
