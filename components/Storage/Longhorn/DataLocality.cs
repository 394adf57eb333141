using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>Whether Longhorn keeps one copy of a volume on the node of the pod that uses it.</summary>
public sealed record DataLocality : IChoice<DataLocality>
{
    /// <summary>Copies lie wherever there is room.</summary>
    public static readonly DataLocality Disabled = new("disabled");

    /// <summary>A copy is moved to the pod's node when there is room; the volume works without it.</summary>
    public static readonly DataLocality BestEffort = new("best-effort");

    /// <summary>The one copy lies on the pod's node, always; needs exactly one replica.</summary>
    public static readonly DataLocality StrictLocal = new("strict-local");

    private DataLocality(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<DataLocality> All { get; } = [Disabled, BestEffort, StrictLocal];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The choice's name.</summary>
    public override string ToString() => Name;
}
