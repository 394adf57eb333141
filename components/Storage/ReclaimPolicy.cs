using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What becomes of a volume when its claim is deleted.</summary>
public sealed record ReclaimPolicy : IChoice<ReclaimPolicy>
{
    /// <summary>The volume and its data stay until someone deletes them.</summary>
    public static readonly ReclaimPolicy Retain = new("Retain");

    /// <summary>The volume and its data are deleted with the claim.</summary>
    public static readonly ReclaimPolicy Delete = new("Delete");

    private ReclaimPolicy(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<ReclaimPolicy> All { get; } = [Retain, Delete];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The policy's name.</summary>
    public override string ToString() => Name;
}
