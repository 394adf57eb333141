using System.Collections.Immutable;
using Homelab.Cluster;
using Pulumi;
using Pulumi.Kubernetes.Node.V1;
using Pulumi.Kubernetes.Scheduling.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Node.V1;
using Pulumi.Kubernetes.Types.Inputs.Scheduling.V1;

namespace Homelab.Components.Gpu;

/// <summary>Shares the GPUs of a cluster out by rule: four classes, a quota for each team, and no way around them.</summary>
/// <example>
/// <code>
/// var gpu = new GpuGovernance("gpu", new GpuGovernanceArgs { Plan = plan });
/// var jellyfin = gpu.Allocate(new GpuRequest("media", GpuPriorityClass.Critical) { Video = true }, "homelab:apps.jellyfin.gpu");
/// </code>
/// </example>
public sealed class GpuGovernance : ComponentResource
{
    private readonly GpuPlan _plan;
    private readonly CustomResourceOptions _child;

    /// <summary>Declares the governance.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the cluster; nothing was registered for them.</exception>
    public GpuGovernance(string name, GpuGovernanceArgs args, ComponentResourceOptions? options = null)
        : base("homelab:gpu:GpuGovernance", name, options)
    {
        GpuGovernanceRules.Check(args).ThrowIfAny($"GpuGovernance {name}");

        _plan = args.Plan;
        _child = new CustomResourceOptions { Parent = this };
        var parent = new ComponentResourceOptions { Parent = this };
        Warnings = [.. GpuGovernanceRules.Warnings(args)];
        PriorityClasses = GpuPriorityClass.All.ToImmutableDictionary(item => item, item => CreatePriorityClass(name, item));
        RuntimeClasses = [.. _plan.Vendors.Where(vendor => vendor.Runtime is not null).Select(vendor => CreateRuntimeClass(name, vendor))];
        Roles = new GpuRoles($"{name}-roles", args, parent);
        Admission = new GpuAdmission($"{name}-admission", args, parent);
        Teams = _plan.Teams.ToImmutableDictionary(team => team.Name, team => new GpuTeamNamespace($"{name}-team-{team.Name}", args, team, parent));
        Queues = _plan.Engine == GpuEngine.Kueue ? new KueueQueues($"{name}-queues", args, Teams, parent) : null;
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["units"] = _plan.Units.Resources.ToDictionary(resource => resource.Name, resource => (object?)_plan.Units.Total(resource.Name)),
            ["namespaces"] = _plan.Teams.ToDictionary(team => team.Name, team => (object?)team.Namespace),
        });
    }

    /// <summary>What should be known although it is no fault.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>The four PriorityClasses.</summary>
    public ImmutableDictionary<GpuPriorityClass, PriorityClass> PriorityClasses { get; }

    /// <summary>RuntimeClasses that place pods on GPU nodes; empty when no vendor needs one.</summary>
    public ImmutableArray<RuntimeClass> RuntimeClasses { get; }

    /// <summary>Who may see classes, and use the highest one.</summary>
    public GpuRoles Roles { get; }

    /// <summary>The admission policies.</summary>
    public GpuAdmission Admission { get; }

    /// <summary>The teams' namespaces, by the team's name.</summary>
    public ImmutableDictionary<string, GpuTeamNamespace> Teams { get; }

    /// <summary>Kueue and its queues; null when ResourceQuotas count.</summary>
    public KueueQueues? Queues { get; }

    /// <summary>Gives a workload its place on the GPUs: the only way to get one.</summary>
    /// <param name="request">What the workload asks for.</param>
    /// <param name="setting">The setting that the request comes from, for messages.</param>
    /// <exception cref="RunException">The team, its quotas or the cluster do not allow it; the message says why.</exception>
    public GpuWorkload Allocate(GpuRequest request, string setting)
    {
        GpuRequestRules.Check(_plan, request, setting).ThrowIfAny(GetResourceName());
        return new GpuWorkload(GpuAllocation.For(_plan, request), this);
    }

    /// <summary>What must be there before pods of a team can run, as an output that is known in a preview.</summary>
    /// <param name="namespaceName">Namespace of the team.</param>
    internal Output<string> Ready(string namespaceName)
    {
        var team = Teams.Values.Single(item => item.Team.Namespace == namespaceName);
        var urns = PriorityClasses.Values.Select(item => item.Urn)
            .Concat(RuntimeClasses.Select(item => item.Urn))
            .Concat(Admission.Urns)
            .Concat(team.Urns)
            .Concat(Queues?.Urns ?? []);
        return Output.All(urns).Apply(_ => namespaceName);
    }

    // Neither value nor policy can change in place, and pods keep the number that they started with.
    private PriorityClass CreatePriorityClass(string name, GpuPriorityClass item) => new(
        $"{name}-class-{item.Name}",
        new PriorityClassArgs
        {
            Metadata = new ObjectMetaArgs { Name = item.Name },
            Value = item.Value,
            PreemptionPolicy = item.PreemptionPolicy,
            GlobalDefault = false,
            Description = item.Description,
        },
        CustomResourceOptions.Merge(_child, new CustomResourceOptions
        {
            ReplaceOnChanges = { "value", "preemptionPolicy" },
            DeleteBeforeReplace = true,
        }));

    // K3s rewrites its own class at each start, so this one stands beside it. The handler cannot change in place.
    private RuntimeClass CreateRuntimeClass(string name, GpuVendor vendor) => new(
        $"{name}-runtimeclass-{vendor.Runtime!.ClassName}",
        new RuntimeClassArgs
        {
            Metadata = new ObjectMetaArgs { Name = vendor.Runtime.ClassName },
            Handler = vendor.Runtime.Handler,
            Scheduling = new SchedulingArgs
            {
                NodeSelector = { [vendor.NodeLabel] = GpuVendor.NodeLabelValue },
                Tolerations = _plan.Units.Resources.Where(resource => resource.Vendor == vendor)
                    .Select(resource => resource.TaintKey).Distinct().Select(Toleration).ToArray(),
            },
        },
        CustomResourceOptions.Merge(_child, new CustomResourceOptions { ReplaceOnChanges = { "handler" }, DeleteBeforeReplace = true }));

    /// <summary>A toleration of the taint on GPU nodes, whatever its value.</summary>
    /// <param name="key">Key of the taint.</param>
    internal static TolerationArgs Toleration(string key) =>
        new() { Key = key, Operator = "Exists", Effect = TaintEffect.NoSchedule.Name };
}
