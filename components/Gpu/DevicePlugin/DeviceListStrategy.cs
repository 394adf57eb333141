using Homelab.Cluster;

namespace Homelab.Components.Gpu;

/// <summary>How NVIDIA's device plugin tells the container runtime which cards a container gets.</summary>
/// <remarks>Source: NVIDIA/k8s-device-plugin v0.20.0, api/config/v1/consts.go.</remarks>
public sealed record DeviceListStrategy : IChoice<DeviceListStrategy>
{
    /// <summary>By a variable of the container; works with the runtime as it is installed.</summary>
    public static readonly DeviceListStrategy EnvironmentVariable = new("envvar");

    /// <summary>By mounts; goes with a runtime that is told to listen to no variable.</summary>
    public static readonly DeviceListStrategy VolumeMounts = new("volume-mounts");

    /// <summary>By annotations of the Container Device Interface.</summary>
    public static readonly DeviceListStrategy CdiAnnotations = new("cdi-annotations");

    /// <summary>By fields of the Container Device Interface in the runtime's own protocol.</summary>
    public static readonly DeviceListStrategy CdiCri = new("cdi-cri");

    private DeviceListStrategy(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<DeviceListStrategy> All { get; } = [EnvironmentVariable, VolumeMounts, CdiAnnotations, CdiCri];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The strategy's name.</summary>
    public override string ToString() => Name;
}
