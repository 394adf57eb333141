using System.Collections.Immutable;
using Homelab.Components.Storage;

namespace Homelab.Components.Apps;

/// <summary>What is known of an app before there is a cluster: its ports, paths and volumes, and what it can do without.</summary>
/// <param name="App">Name of the app.</param>
/// <param name="Port">Port that it listens on.</param>
internal sealed record WebAppSpec(string App, int Port)
{
    /// <summary>Path that answers while the process works.</summary>
    public required string LivePath { get; init; }

    /// <summary>Path that answers while the app can serve.</summary>
    public required string ReadyPath { get; init; }

    /// <summary>Seconds that the app gets to start, before it is started again.</summary>
    public int StartupSeconds { get; init; } = 300;

    /// <summary>Its variables.</summary>
    public ImmutableArray<(string Name, string Value)> Environment { get; init; } = [];

    /// <summary>Its volumes.</summary>
    public ImmutableArray<AppVolume> Volumes { get; init; } = [];

    /// <summary>True when it writes nowhere but to its volumes.</summary>
    public bool ReadOnlyRootFilesystem { get; init; } = true;

    /// <summary>True when it fetches things from the internet, by HTTPS.</summary>
    public bool Internet { get; init; }

    /// <summary>Pods at a time.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The volumes that it claims.</summary>
    public IEnumerable<ClaimVolume> Claims => Volumes.OfType<ClaimVolume>();

    /// <summary>True when a second pod could not start beside the first: a volume is for one node at a time.</summary>
    /// <param name="offer">What the storage backend offers.</param>
    public bool IsExclusive(StorageOffer offer) => Claims.Any(volume => volume.UseOn(offer) != StorageUse.SharedWrite);
}
