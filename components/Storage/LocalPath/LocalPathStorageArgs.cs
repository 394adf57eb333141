namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="LocalPathStorage"/>; all of them are checked before anything is registered.</summary>
public sealed class LocalPathStorageArgs : StorageArgs
{
    /// <summary>What becomes of a volume when its claim is deleted.</summary>
    /// <value>
    /// Default <see cref="ReclaimPolicy.Retain"/>: a class of our own, <c>local-path-retain</c>, on K3s' provisioner.
    /// <see cref="ReclaimPolicy.Delete"/> is K3s' own class <c>local-path</c>, which wipes the directory at once.
    /// </value>
    /// <remarks>Existing volumes keep theirs.</remarks>
    public ReclaimPolicy ReclaimPolicy { get; init; } = ReclaimPolicy.Retain;

    /// <inheritdoc/>
    public override StorageOffer ToOffer() => LocalPathPlan.For(this).Offer;
}
