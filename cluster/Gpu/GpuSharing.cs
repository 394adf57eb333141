namespace Homelab.Cluster;

/// <summary>How one card is given to several containers.</summary>
/// <param name="Vendor">Whose cards.</param>
/// <param name="Strategy">By which means.</param>
/// <param name="Replicas">Units that each card, or each MIG instance, is offered as.</param>
/// <remarks>A quota counts each replica as a full unit. Neither NVIDIA nor Intel can do it for single cards of a node.</remarks>
public sealed record GpuSharing(GpuVendor Vendor, GpuSharingStrategy Strategy, int Replicas)
{
    /// <summary>Fewest replicas that share anything.</summary>
    public const int MinReplicas = 2;

    /// <summary>Most replicas, to catch a slip of the keyboard; NVIDIA's MPS ends at 48 clients.</summary>
    public const int MaxReplicas = 48;
}

/// <summary>Means by which containers share a card.</summary>
public sealed record GpuSharingStrategy : IChoice<GpuSharingStrategy>
{
    /// <summary>NVIDIA: containers take turns; nothing divides the memory.</summary>
    public static readonly GpuSharingStrategy TimeSlicing = new("time-slicing");

    /// <summary>NVIDIA: containers run side by side, each with an equal part of the memory; experimental, not with MIG.</summary>
    public static readonly GpuSharingStrategy Mps = new("mps");

    /// <summary>Intel: the card's device file goes into several containers (plugin option shared-dev-num).</summary>
    public static readonly GpuSharingStrategy SharedDevNum = new("shared-dev-num");

    private GpuSharingStrategy(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<GpuSharingStrategy> All { get; } = [TimeSlicing, Mps, SharedDevNum];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The strategy's name.</summary>
    public override string ToString() => Name;
}

/// <summary>How NVIDIA's device plugin offers cards that are cut into MIG instances.</summary>
public sealed record MigStrategy : IChoice<MigStrategy>
{
    /// <summary>Instances are not looked at.</summary>
    public static readonly MigStrategy None = new("none");

    /// <summary>Instances of one profile a node, each offered as <c>nvidia.com/gpu</c>.</summary>
    public static readonly MigStrategy Single = new("single");

    /// <summary>Instances of any profiles, each offered as <c>nvidia.com/mig-&lt;profile&gt;</c>.</summary>
    public static readonly MigStrategy Mixed = new("mixed");

    private MigStrategy(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<MigStrategy> All { get; } = [None, Single, Mixed];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The strategy's name.</summary>
    public override string ToString() => Name;
}
