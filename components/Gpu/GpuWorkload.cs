using Homelab.Cluster;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Homelab.Components.Gpu;

/// <summary>A workload's place on the GPUs; <see cref="GpuGovernance.Allocate"/> makes it.</summary>
public sealed class GpuWorkload
{
    internal GpuWorkload(GpuAllocation allocation, GpuGovernance governance)
    {
        Allocation = allocation;
        Namespace = governance.Ready(allocation.Namespace);
        PriorityClassName = governance.PriorityClasses[allocation.Class].Urn.Apply(_ => allocation.Class.Name);
    }

    /// <summary>What was decided, as plain values.</summary>
    public GpuAllocation Allocation { get; }

    /// <summary>Namespace to put the workload into; known in a preview, and ready only once all rules hold in it.</summary>
    public Output<string> Namespace { get; }

    /// <summary>Class of the pods; known in a preview, and made before it is used.</summary>
    public Output<string> PriorityClassName { get; }

    /// <summary>Labels for the metadata of the Deployment or Job itself; empty without Kueue.</summary>
    public InputMap<string> WorkloadLabels => Allocation.WorkloadLabels.ToDictionary();

    /// <summary>Strategy for a Deployment: the old pod ends first, because a second one would find no GPU left.</summary>
    public DeploymentStrategyArgs Strategy { get; } = new() { Type = "Recreate" };

    /// <summary>Writes class, runtime, placement, limit and variables into a pod and the container that uses the GPU.</summary>
    /// <param name="pod">The pod; what it says of tolerations and node selector is added to.</param>
    /// <param name="container">The container of the pod that gets the GPU; what it says of limits and variables is added to.</param>
    /// <exception cref="ArgumentException">The pod has an affinity of its own, and the request narrows the nodes too.</exception>
    public void ApplyTo(PodSpecArgs pod, ContainerArgs container)
    {
        pod.PriorityClassName = PriorityClassName;
        pod.TerminationGracePeriodSeconds ??= Allocation.TerminationGracePeriodSeconds;
        if (Allocation.RuntimeClassName is { } runtime)
        {
            pod.RuntimeClassName = runtime;
        }

        foreach (var (label, value) in Allocation.NodeSelector)
        {
            pod.NodeSelector.Add(label, value);
        }

        foreach (var key in Allocation.TolerationKeys)
        {
            pod.Tolerations.Add(GpuGovernance.Toleration(key));
        }

        if (!Allocation.NodeRequirements.IsEmpty)
        {
            pod.Affinity = pod.Affinity is null
                ? Affinity()
                : throw new ArgumentException("the pod has an affinity, and the GPU request narrows the nodes too; leave the affinity to one of them", nameof(pod));
        }

        foreach (var (name, value) in Allocation.Environment)
        {
            container.Env.Add(new EnvVarArgs { Name = name, Value = value });
        }

        container.Resources = container.Resources.Apply(WithGpu);
    }

    // Requests of an extended resource follow its limit.
    private ResourceRequirementsArgs WithGpu(ResourceRequirementsArgs? resources)
    {
        resources ??= new ResourceRequirementsArgs();
        resources.Limits.Add(Allocation.Resource.Name, Allocation.Units.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return resources;
    }

    private AffinityArgs Affinity() => new()
    {
        NodeAffinity = new NodeAffinityArgs
        {
            RequiredDuringSchedulingIgnoredDuringExecution = new NodeSelectorArgs
            {
                NodeSelectorTerms = new NodeSelectorTermArgs
                {
                    MatchExpressions = Allocation.NodeRequirements
                        .Select(item => new NodeSelectorRequirementArgs { Key = item.Key, Operator = item.Operator, Values = item.Values })
                        .ToArray(),
                },
            },
        },
    };
}
