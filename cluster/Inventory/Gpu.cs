namespace Homelab.Cluster;

/// <summary>The graphics processors of one node.</summary>
/// <param name="Vendor">Who made them; decides driver and device plugin.</param>
/// <param name="Count">How many there are; at least 1.</param>
public sealed record Gpu(GpuVendor Vendor, int Count);

/// <summary>Maker of a graphics processor.</summary>
public sealed record GpuVendor : IChoice<GpuVendor>
{
    /// <summary>Resource <c>nvidia.com/gpu</c>.</summary>
    public static readonly GpuVendor Nvidia = new("nvidia");

    /// <summary>Resource <c>amd.com/gpu</c>.</summary>
    public static readonly GpuVendor Amd = new("amd");

    /// <summary>Resource <c>gpu.intel.com/i915</c> or <c>gpu.intel.com/xe</c>.</summary>
    public static readonly GpuVendor Intel = new("intel");

    private GpuVendor(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<GpuVendor> All { get; } = [Nvidia, Amd, Intel];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The vendor's name.</summary>
    public override string ToString() => Name;
}
