using System.Collections.Immutable;
using Homelab.Cluster.Charts;

namespace Homelab.Cluster;

/// <summary>
/// Maker of a graphics processor: the one place from which every name in Kubernetes follows, so that no list of keys is
/// written twice.
/// </summary>
/// <remarks>
/// Sources, at the versions of the chart catalogue: NVIDIA/k8s-device-plugin (README, values.yaml), k3s-io/docs
/// ("Advanced Options", runtimes), ROCm/k8s-device-plugin (helm/amd-gpu), intel/helm-charts and
/// intel/intel-device-plugins-for-kubernetes (GPU plugin's README).
/// </remarks>
public sealed record GpuVendor : IChoice<GpuVendor>
{
    /// <summary>NVIDIA: resources <c>nvidia.com/…</c>, time-slicing, MPS and MIG, a container runtime of its own.</summary>
    public static readonly GpuVendor Nvidia = new("nvidia")
    {
        ResourceDomain = "nvidia.com",
        NodeLabel = "nvidia.com/gpu.present",
        ProductLabel = "nvidia.com/gpu.product",
        MemoryLabel = "nvidia.com/gpu.memory",
        Runtime = new GpuRuntime(Handler: "nvidia", ClassName: "nvidia-gpu", SystemClassName: "nvidia"),
        SharingStrategies = [GpuSharingStrategy.TimeSlicing, GpuSharingStrategy.Mps],
    };

    /// <summary>AMD: resource <c>amd.com/gpu</c>; cards are given out whole.</summary>
    public static readonly GpuVendor Amd = new("amd")
    {
        ResourceDomain = "amd.com",
        // Class 0300 is what the chart's own selector looks for (amd-gpu 0.21.0, node_selector).
        NodeLabel = "feature.node.kubernetes.io/pci-0300_1002.present",
        // The chart's labeller is started without -product-name, so the PCI id is what tells cards apart.
        ProductLabel = "amd.com/gpu.device-id",
        SharingStrategies = [],
    };

    /// <summary>Intel: resource <c>gpu.intel.com/i915</c> or <c>gpu.intel.com/xe</c>, after the kernel driver.</summary>
    public static readonly GpuVendor Intel = new("intel")
    {
        ResourceDomain = "gpu.intel.com",
        NodeLabel = "intel.feature.node.kubernetes.io/gpu",
        SharingStrategies = [GpuSharingStrategy.SharedDevNum],
    };

    /// <summary>Value of <see cref="NodeLabel"/> on a node with such a card.</summary>
    public const string NodeLabelValue = "true";

    /// <summary>Value of the taint that keeps other pods off such a node.</summary>
    /// <remarks>Exactly this one: the feature discovery that comes with NVIDIA's chart tolerates no other value.</remarks>
    public const string TaintValue = "present";

    private GpuVendor(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<GpuVendor> All { get; } = [Nvidia, Amd, Intel];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Domain of all resources that stand for cards or parts of them; any key below it is taken for a GPU.</summary>
    public required string ResourceDomain { get; init; }

    /// <summary>Label of the nodes that have such a card; the device plugin runs on them.</summary>
    public required string NodeLabel { get; init; }

    /// <summary>Label in which the vendor's feature discovery writes what tells cards apart; null when it is not installed here.</summary>
    /// <remarks>Intel's needs Node Feature Discovery and its custom resources, which the chart does not bring.</remarks>
    public string? ProductLabel { get; init; }

    /// <summary>Label in which feature discovery writes the card's memory in MiB; null when it writes no plain number.</summary>
    public string? MemoryLabel { get; init; }

    /// <summary>Container runtime that hands the card into a container; null where the device plugin does it alone.</summary>
    public GpuRuntime? Runtime { get; init; }

    /// <summary>How one card can be given to several containers; empty when it cannot.</summary>
    public required ImmutableArray<GpuSharingStrategy> SharingStrategies { get; init; }

    /// <summary>Charts that make up the device plugin, in the order to install them.</summary>
    public IReadOnlyList<Chart> DevicePluginCharts =>
        this == Nvidia ? [ChartCatalogue.NvidiaDevicePlugin]
        : this == Amd ? [ChartCatalogue.AmdGpu]
        : [ChartCatalogue.IntelDevicePluginsOperator, ChartCatalogue.IntelDevicePluginsGpu];

    /// <summary>The resource that a node's cards are offered as, before they are shared or cut.</summary>
    /// <param name="gpu">The node's cards; they must be of this vendor.</param>
    public string WholeResource(NodeGpu gpu) =>
        this == Intel ? $"{ResourceDomain}/{gpu.Driver ?? IntelDriver.I915}" : $"{ResourceDomain}/gpu";

    /// <summary>The taint that keeps pods without a GPU off a node; its key is what ExtendedResourceToleration uses.</summary>
    /// <param name="gpu">The node's cards; they must be of this vendor.</param>
    public Taint TaintOf(NodeGpu gpu) => new(WholeResource(gpu), TaintValue, TaintEffect.NoSchedule);

    /// <summary>The vendor's name.</summary>
    public override string ToString() => Name;
}

/// <summary>A container runtime that hands cards into containers.</summary>
/// <param name="Handler">Handler in containerd's configuration; K3s adds it when it finds the runtime at start.</param>
/// <param name="ClassName">RuntimeClass of this project, which also places pods.</param>
/// <param name="SystemClassName">RuntimeClass that K3s ships and rewrites at each start; device plugins use it.</param>
/// <remarks>Sources: k3s-io/k3s pkg/agent/containerd/runtimes.go and manifests/runtimes.yaml.</remarks>
public sealed record GpuRuntime(string Handler, string ClassName, string SystemClassName)
{
    /// <summary>Variable by which a container asks this runtime for cards, past every quota.</summary>
    public const string DevicesVariable = "NVIDIA_VISIBLE_DEVICES";

    /// <summary>Values of <see cref="DevicesVariable"/> that ask for none.</summary>
    public static ImmutableArray<string> HarmlessDevices { get; } = ["void", "none"];

    /// <summary>Directory whose mounts ask this runtime for cards, once it is told to listen to mounts.</summary>
    /// <remarks>nvidia-container-runtime, accept-nvidia-visible-devices-as-volume-mounts.</remarks>
    public const string DevicesDirectory = "/var/run/nvidia-container-devices";

    /// <summary>Variable that says which parts of the driver a container gets.</summary>
    public const string CapabilitiesVariable = "NVIDIA_DRIVER_CAPABILITIES";
}
