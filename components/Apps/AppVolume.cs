using Homelab.Components.Storage;

namespace Homelab.Components.Apps;

/// <summary>A volume of an app's pod.</summary>
/// <param name="Name">Its name in the pod, and in the setting that describes it.</param>
/// <param name="MountPath">Where the container finds it.</param>
internal abstract record AppVolume(string Name, string MountPath)
{
    /// <summary>True when the app only reads it.</summary>
    public bool ReadOnly { get; init; }
}

/// <summary>A volume that outlives the pod, of a StorageClass by use.</summary>
/// <param name="Name">Its name in the pod.</param>
/// <param name="MountPath">Where the container finds it.</param>
/// <param name="Claim">Size and use.</param>
/// <param name="Preferred">The use where the claim names none and the backend serves it.</param>
internal sealed record ClaimVolume(string Name, string MountPath, AppClaim Claim, StorageUse Preferred) : AppVolume(Name, MountPath)
{
    /// <summary>The use that the volume is claimed for: what somebody wrote, else what suits, else what the backend does best.</summary>
    /// <param name="offer">What the backend offers.</param>
    public StorageUse UseOn(StorageOffer offer) => Claim.Use ?? (offer.Find(Preferred) is null ? offer.DefaultUse : Preferred);
}

/// <summary>A volume whose claim somebody else makes, in the app's namespace.</summary>
/// <param name="Name">Its name in the pod.</param>
/// <param name="MountPath">Where the container finds it.</param>
/// <param name="ClaimName">Name of the claim.</param>
internal sealed record ExistingClaimVolume(string Name, string MountPath, string ClaimName) : AppVolume(Name, MountPath);

/// <summary>A directory on the node that goes with the pod.</summary>
/// <param name="Name">Its name in the pod.</param>
/// <param name="MountPath">Where the container finds it.</param>
/// <param name="SizeMiB">Size in MiB at which the pod is evicted.</param>
internal sealed record ScratchVolume(string Name, string MountPath, int SizeMiB) : AppVolume(Name, MountPath);
