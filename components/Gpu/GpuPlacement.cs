using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Beta = Pulumi.Kubernetes.AdmissionRegistration.V1Beta1;
using BetaInputs = Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1Beta1;
using Stable = Pulumi.Kubernetes.AdmissionRegistration.V1;
using StableInputs = Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;

namespace Homelab.Components.Gpu;

/// <summary>Mutating policies that put pods with a GPU onto the nodes that have it; one a vendor.</summary>
public sealed class GpuPlacement : ComponentResource
{
    internal GpuPlacement(string name, GpuPlan plan, ComponentResourceOptions options)
        : base("homelab:gpu:GpuPlacement", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        var stable = plan.OldestServer is { } oldest && GpuPlacementPolicy.OnByItself.Contains(oldest);
        foreach (var policy in GpuPlacementPolicy.For(plan))
        {
            if (stable)
            {
                CreateStable(name, policy, child);
            }
            else
            {
                CreateBeta(name, policy, child);
            }
        }

        RegisterOutputs();
    }

    private static void CreateStable(string name, MutationPolicy policy, CustomResourceOptions child)
    {
        var made = new Stable.MutatingAdmissionPolicy(
            $"{name}-policy-{policy.Name}",
            new StableInputs.MutatingAdmissionPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = policy.Name },
                Spec = new StableInputs.MutatingAdmissionPolicySpecArgs
                {
                    FailurePolicy = "Fail",
                    ReinvocationPolicy = "Never",
                    MatchConstraints = new StableInputs.MatchResourcesArgs { ResourceRules = policy.Requests.Select(StableRule).ToArray() },
                    MatchConditions = policy.MatchConditions
                        .Select(item => new StableInputs.MatchConditionArgs { Name = item.Name, Expression = item.Expression }).ToArray(),
                    Mutations = new StableInputs.MutationArgs
                    {
                        PatchType = "JSONPatch",
                        JsonPatch = new StableInputs.JSONPatchArgs { Expression = policy.JsonPatch },
                    },
                },
            },
            child);
        _ = new Stable.MutatingAdmissionPolicyBinding(
            $"{name}-binding-{policy.Name}",
            new StableInputs.MutatingAdmissionPolicyBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = policy.Name },
                Spec = new StableInputs.MutatingAdmissionPolicyBindingSpecArgs
                {
                    PolicyName = made.Urn.Apply(_ => policy.Name),
                    MatchResources = new StableInputs.MatchResourcesArgs { NamespaceSelector = Enrolled() },
                },
            },
            child);
    }

    private static void CreateBeta(string name, MutationPolicy policy, CustomResourceOptions child)
    {
        var made = new Beta.MutatingAdmissionPolicy(
            $"{name}-policy-{policy.Name}",
            new BetaInputs.MutatingAdmissionPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = policy.Name },
                Spec = new BetaInputs.MutatingAdmissionPolicySpecArgs
                {
                    FailurePolicy = "Fail",
                    ReinvocationPolicy = "Never",
                    MatchConstraints = new BetaInputs.MatchResourcesArgs { ResourceRules = policy.Requests.Select(BetaRule).ToArray() },
                    MatchConditions = policy.MatchConditions
                        .Select(item => new BetaInputs.MatchConditionArgs { Name = item.Name, Expression = item.Expression }).ToArray(),
                    Mutations = new BetaInputs.MutationArgs
                    {
                        PatchType = "JSONPatch",
                        JsonPatch = new BetaInputs.JSONPatchArgs { Expression = policy.JsonPatch },
                    },
                },
            },
            child);
        _ = new Beta.MutatingAdmissionPolicyBinding(
            $"{name}-binding-{policy.Name}",
            new BetaInputs.MutatingAdmissionPolicyBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = policy.Name },
                Spec = new BetaInputs.MutatingAdmissionPolicyBindingSpecArgs
                {
                    PolicyName = made.Urn.Apply(_ => policy.Name),
                    MatchResources = new BetaInputs.MatchResourcesArgs { NamespaceSelector = Enrolled() },
                },
            },
            child);
    }

    // Only where GPUs may be used at all.
    private static LabelSelectorArgs Enrolled() => new() { MatchLabels = { [GpuLabels.Enrolled] = GpuLabels.EnrolledValue } };

    private static StableInputs.NamedRuleWithOperationsArgs StableRule(RequestRule rule) =>
        new() { ApiGroups = { rule.ApiGroup }, ApiVersions = { rule.ApiVersion }, Operations = rule.Operations, Resources = rule.Resources };

    private static BetaInputs.NamedRuleWithOperationsArgs BetaRule(RequestRule rule) =>
        new() { ApiGroups = { rule.ApiGroup }, ApiVersions = { rule.ApiVersion }, Operations = rule.Operations, Resources = rule.Resources };
}
