using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>The graphics processors of one node.</summary>
/// <param name="Vendor">Who made them; decides resource names, device plugin and runtime.</param>
/// <param name="Count">How many there are; at least 1.</param>
public sealed record NodeGpu(GpuVendor Vendor, int Count)
{
    /// <summary>Kernel driver of Intel's cards, after which Intel's device plugin names its resource.</summary>
    /// <value>Only with <see cref="GpuVendor.Intel"/>; default <see cref="IntelDriver.I915"/>.</value>
    public IntelDriver? Driver { get; init; }

    /// <summary>MIG instances that all cards of the node are cut into, by profile, for example <c>1g.10gb</c>: 7.</summary>
    /// <value>Only with <see cref="GpuVendor.Nvidia"/>; empty when the cards are whole.</value>
    /// <remarks>
    /// A fact of the node: the cards are cut on the node itself, with <c>nvidia-smi mig</c> or nvidia-mig-parted. Cards of
    /// one node are all cut or all whole here.
    /// </remarks>
    public ImmutableSortedDictionary<string, int> Mig { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);
}

/// <summary>Kernel driver of an Intel graphics processor.</summary>
public sealed record IntelDriver : IChoice<IntelDriver>
{
    /// <summary>Integrated graphics up to Meteor Lake and the first Arc cards.</summary>
    public static readonly IntelDriver I915 = new("i915");

    /// <summary>Lunar Lake, Battlemage and newer.</summary>
    public static readonly IntelDriver Xe = new("xe");

    private IntelDriver(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<IntelDriver> All { get; } = [I915, Xe];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The driver's name.</summary>
    public override string ToString() => Name;
}
