using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Pulumi;
using Pulumi.Kubernetes.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Components.Gpu;

/// <summary>The admission policies with their bindings: the rules of cluster/Gpu/Policies, in every namespace that is not exempt.</summary>
public sealed class GpuAdmission : ComponentResource
{
    internal GpuAdmission(string name, GpuGovernanceArgs args, ComponentResourceOptions options)
        : base("homelab:gpu:GpuAdmission", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        AdmissionPolicy[] policies = [GpuPodPolicy.For(args.Plan, args.Rules), GpuClassUserPolicy.For(args.Plan)];
        Policies = [.. policies.Select(policy => CreatePolicy(name, policy, child))];
        Bindings = [.. policies.Zip(Policies, (policy, made) => CreateBinding(name, policy, made, args, child))];
        Placement = GpuGovernanceRules.Mutates(args) ? new GpuPlacement($"{name}-placement", args.Plan, new ComponentResourceOptions { Parent = this }) : null;
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["validationActions"] = args.ValidationActions.Select(action => action.Name).ToArray(),
        });
    }

    /// <summary>The validating policies.</summary>
    public ImmutableArray<ValidatingAdmissionPolicy> Policies { get; }

    /// <summary>Their bindings, in the same order.</summary>
    public ImmutableArray<ValidatingAdmissionPolicyBinding> Bindings { get; }

    /// <summary>The mutating policies; null where Kubernetes has none.</summary>
    public GpuPlacement? Placement { get; }

    /// <summary>What must be there before pods are judged.</summary>
    internal IEnumerable<Output<string>> Urns => Bindings.Select(binding => binding.Urn);

    // Where Kubernetes and the device plugins live, and what the plan says.
    private static IEnumerable<string> ExemptNamespaces(GpuPlan plan) =>
        new[] { "kube-system", GpuPlan.SystemNamespace }.Concat(plan.Exemptions.Select(exemption => exemption.Namespace)).Distinct();

    /// <summary>A policy as the API server takes it.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="child">Options of the child.</param>
    internal static ValidatingAdmissionPolicy CreatePolicy(string name, AdmissionPolicy policy, CustomResourceOptions child) => new(
        $"{name}-policy-{policy.Name}",
        new ValidatingAdmissionPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = policy.Name },
            Spec = new ValidatingAdmissionPolicySpecArgs
            {
                FailurePolicy = "Fail",
                MatchConstraints = new MatchResourcesArgs { ResourceRules = policy.Requests.Select(Rule).ToArray() },
                MatchConditions = policy.MatchConditions
                    .Select(item => new MatchConditionArgs { Name = item.Name, Expression = item.Expression }).ToArray(),
                Variables = policy.Variables
                    .Select(item => new VariableArgs { Name = item.Name, Expression = item.Expression }).ToArray(),
                Validations = policy.Validations.Select(Validation).ToArray(),
            },
        },
        child);

    private static ValidatingAdmissionPolicyBinding CreateBinding(
        string name, AdmissionPolicy policy, ValidatingAdmissionPolicy made, GpuGovernanceArgs args, CustomResourceOptions child) => new(
        $"{name}-binding-{policy.Name}",
        new ValidatingAdmissionPolicyBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = policy.Name },
            Spec = new ValidatingAdmissionPolicyBindingSpecArgs
            {
                PolicyName = made.Urn.Apply(_ => policy.Name),
                ValidationActions = args.ValidationActions.Select(action => action.Name).ToArray(),
                MatchResources = new MatchResourcesArgs
                {
                    NamespaceSelector = new LabelSelectorArgs
                    {
                        MatchExpressions = new LabelSelectorRequirementArgs
                        {
                            Key = "kubernetes.io/metadata.name",
                            Operator = "NotIn",
                            Values = ExemptNamespaces(args.Plan).ToArray(),
                        },
                    },
                },
            },
        },
        child);

    private static NamedRuleWithOperationsArgs Rule(RequestRule rule) => new()
    {
        ApiGroups = { rule.ApiGroup },
        ApiVersions = { rule.ApiVersion },
        Operations = rule.Operations,
        Resources = rule.Resources,
    };

    private static ValidationArgs Validation(Validation validation)
    {
        var args = new ValidationArgs { Expression = validation.Expression };
        if (validation.Message is { } message)
        {
            args.Message = message;
        }

        if (validation.MessageExpression is { } expression)
        {
            args.MessageExpression = expression;
        }

        if (validation.Reason is { } reason)
        {
            args.Reason = reason;
        }

        return args;
    }
}
