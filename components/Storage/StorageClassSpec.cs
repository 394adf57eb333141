using System.Collections.Immutable;

namespace Homelab.Components.Storage;

/// <summary>A StorageClass to make: what it offers, and how its driver is told.</summary>
/// <param name="Offered">Name, use, capabilities and reclaim policy.</param>
/// <param name="Provisioner">The driver.</param>
/// <param name="VolumeBindingMode"><c>Immediate</c>, or <c>WaitForFirstConsumer</c> for volumes that lie on the pod's node.</param>
internal sealed record StorageClassSpec(OfferedStorageClass Offered, string Provisioner, string VolumeBindingMode)
{
    /// <summary>Parameters of the driver.</summary>
    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Annotations beside the one of the default class.</summary>
    public ImmutableDictionary<string, string> Annotations { get; init; } = ImmutableDictionary<string, string>.Empty;
}
