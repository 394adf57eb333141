using Homelab.Cluster;
using Pulumi;
using Pulumi.Kubernetes.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Homelab.Components.Gpu;

/// <summary>
/// What the culler may do: look at workloads and pods of the teams, and, unless it runs dry, scale workloads to zero and tell
/// of it. A role cannot say "to zero, and nothing else"; a policy on the culler says it.
/// </summary>
/// <param name="name">Name of the component.</param>
/// <param name="dryRun">Whether it only looks.</param>
/// <param name="child">Options of the children.</param>
internal sealed class GpuCullerAccess(string name, bool dryRun, CustomResourceOptions child)
{
    /// <summary>Grants it in the namespace of a team.</summary>
    /// <param name="team">The team's namespace.</param>
    public void Grant(GpuTeamNamespace team)
    {
        var role = new Role(
            $"{name}-role-{team.Team.Name}",
            new RoleArgs { Metadata = In(team), Rules = Rules() },
            child);
        _ = new RoleBinding(
            $"{name}-rolebinding-{team.Team.Name}",
            new RoleBindingArgs
            {
                Metadata = In(team),
                RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = role.Metadata.Apply(metadata => metadata.Name) },
                Subjects = { new SubjectArgs { Kind = "ServiceAccount", Name = GpuCulling.Name, Namespace = GpuCulling.Name } },
            },
            child);
    }

    /// <summary>Makes the policy, before the culler may change anything; nothing in a dry run.</summary>
    public ValidatingAdmissionPolicyBinding? CreatePolicy()
    {
        if (dryRun)
        {
            return null;
        }

        var policy = GpuAdmission.CreatePolicy(name, GpuCullerPolicy.Create(), child);
        return new ValidatingAdmissionPolicyBinding(
            $"{name}-binding-{GpuCullerPolicy.Name}",
            new ValidatingAdmissionPolicyBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = GpuCullerPolicy.Name },
                Spec = new ValidatingAdmissionPolicyBindingSpecArgs
                {
                    PolicyName = policy.Urn.Apply(_ => GpuCullerPolicy.Name),
                    ValidationActions = { "Deny" },
                },
            },
            child);
    }

    private PolicyRuleArgs[] Rules() =>
    [
        Rule("", ["pods"], "get", "list"),
        Rule("apps", ["deployments", "replicasets", "statefulsets"], "get", "list"),
        .. dryRun ? Array.Empty<PolicyRuleArgs>() : [Rule("apps", ["deployments", "statefulsets"], "patch"), Rule("", ["events"], "create")],
    ];

    private static PolicyRuleArgs Rule(string group, string[] resources, params string[] verbs) =>
        new() { ApiGroups = { group }, Resources = resources, Verbs = verbs };

    private static ObjectMetaArgs In(GpuTeamNamespace team) => new() { Name = GpuCulling.Name, Namespace = team.NamespaceName };
}
