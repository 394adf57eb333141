using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>Where the cluster's snapshot controller and its kinds come from.</summary>
public sealed record SnapshotSource : IChoice<SnapshotSource>
{
    /// <summary>There is none, as on a fresh K3s.</summary>
    public static readonly SnapshotSource None = new("none");

    /// <summary>Somebody else has installed it.</summary>
    public static readonly SnapshotSource Existing = new("existing");

    /// <summary>The stack installs it.</summary>
    public static readonly SnapshotSource Install = new("install");

    private SnapshotSource(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<SnapshotSource> All { get; } = [None, Existing, Install];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The choice's name.</summary>
    public override string ToString() => Name;
}
