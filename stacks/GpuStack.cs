using Homelab.Cluster.Charts;
using Homelab.Components.Gpu;
using Homelab.Stacks.Settings;

namespace Homelab.Stacks;

/// <summary>The GPU part of a stack.</summary>
/// <param name="Governance">Who may use the cards; workloads get theirs from it.</param>
/// <param name="DevicePlugin">What makes the cards known.</param>
internal sealed record GpuStack(GpuGovernance Governance, GpuDevicePlugin DevicePlugin)
{
    /// <summary>The charts that are installed for it.</summary>
    public IEnumerable<Chart> Charts => DevicePlugin.Charts.Concat(Governance.Queues is null ? [] : [ChartCatalogue.Kueue]);

    /// <summary>Composes it; null when the stack says nothing of GPUs.</summary>
    /// <param name="settings">The stack's settings.</param>
    public static GpuStack? Create(HomelabSettings settings)
    {
        if (settings.Gpu is not { } gpu)
        {
            return null;
        }

        var plan = gpu.ToPlan(settings.Cluster, GpuExemptions.Of(settings.Storage));
        var governance = new GpuGovernance("gpu", gpu.ToGovernanceArgs(plan));
        var plugin = gpu.ToPluginArgs(plan);
        var stack = new GpuStack(governance, new GpuDevicePlugin("gpu-device-plugin", plugin));
        if (gpu.Culler is { } culler)
        {
            _ = new GpuCuller("gpu-culler", new GpuCullerArgs { Plan = plan, Governance = governance, DevicePlugin = plugin, Options = culler });
        }

        return stack;
    }

    /// <summary>A text when the cluster has GPUs and the stack says nothing of them.</summary>
    /// <param name="settings">The stack's settings.</param>
    public static IEnumerable<string> Warnings(HomelabSettings settings)
    {
        var nodes = settings.Cluster.Nodes.Where(node => node.Gpu is not null).Select(node => node.Name).ToArray();
        return settings.Gpu is null && nodes.Length > 0
            ? [$"{string.Join(", ", nodes)} has a GPU, and without {GpuGovernanceRules.Setting} nobody offers it and nobody shares it out"]
            : [];
    }
}
