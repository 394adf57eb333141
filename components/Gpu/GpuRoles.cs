using Homelab.Cluster;
using Pulumi;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Homelab.Components.Gpu;

/// <summary>Roles around the classes: everybody who may view may see them, and the highest is for those who are bound to it.</summary>
public sealed class GpuRoles : ComponentResource
{
    private const string ApiGroup = "rbac.authorization.k8s.io";

    internal GpuRoles(string name, GpuGovernanceArgs args, ComponentResourceOptions options)
        : base("homelab:gpu:GpuRoles", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        View = CreateView(name, child);
        CriticalUser = CreateCriticalUser(name, child);
        CriticalUsers = args.CriticalUsers.IsEmpty ? null : CreateCriticalUsers(name, args, child);
        RegisterOutputs();
    }

    /// <summary>Lets everybody with the role <c>view</c> see classes and runtimes.</summary>
    public ClusterRole View { get; }

    /// <summary>Lets whoever is bound to it use the highest class.</summary>
    public ClusterRole CriticalUser { get; }

    /// <summary>Who is bound to it; null when nobody is.</summary>
    public ClusterRoleBinding? CriticalUsers { get; }

    /// <summary>Subjects as RBAC takes them.</summary>
    /// <param name="subjects">The subjects.</param>
    internal static SubjectArgs[] Subjects(IEnumerable<RbacSubject> subjects) =>
    [
        .. subjects.Select(subject => subject.Namespace is { } space
            ? new SubjectArgs { Kind = subject.Kind, Name = subject.Name, Namespace = space }
            : new SubjectArgs { Kind = subject.Kind, Name = subject.Name, ApiGroup = ApiGroup }),
    ];

    /// <summary>A reference to a ClusterRole.</summary>
    /// <param name="role">Name of the role.</param>
    internal static RoleRefArgs RoleRef(Input<string> role) => new() { ApiGroup = ApiGroup, Kind = "ClusterRole", Name = role };

    private static ClusterRole CreateView(string name, CustomResourceOptions child) => new(
        $"{name}-view",
        new ClusterRoleArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = "gpu-view",
                Labels = { ["rbac.authorization.k8s.io/aggregate-to-view"] = "true" },
            },
            Rules =
            {
                new PolicyRuleArgs { ApiGroups = { "scheduling.k8s.io" }, Resources = { "priorityclasses" }, Verbs = { "get", "list", "watch" } },
                new PolicyRuleArgs { ApiGroups = { "node.k8s.io" }, Resources = { "runtimeclasses" }, Verbs = { "get", "list", "watch" } },
            },
        },
        child);

    // Kubernetes knows no right to use a class; the policy gpu-class-users asks for this verb.
    private static ClusterRole CreateCriticalUser(string name, CustomResourceOptions child) => new(
        $"{name}-critical-user",
        new ClusterRoleArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{GpuClassUserPolicy.Guarded}-user" },
            Rules =
            {
                new PolicyRuleArgs
                {
                    ApiGroups = { "scheduling.k8s.io" },
                    Resources = { "priorityclasses" },
                    ResourceNames = { GpuClassUserPolicy.Guarded.Name },
                    Verbs = { GpuClassUserPolicy.Verb },
                },
            },
        },
        child);

    // Cluster-wide, because a PriorityClass belongs to no namespace; what a team may hold of it is still its quota.
    private ClusterRoleBinding CreateCriticalUsers(string name, GpuGovernanceArgs args, CustomResourceOptions child) => new(
        $"{name}-critical-users",
        new ClusterRoleBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{GpuClassUserPolicy.Guarded}-users" },
            RoleRef = RoleRef(CriticalUser.Metadata.Apply(metadata => metadata.Name)),
            Subjects = Subjects(args.CriticalUsers),
        },
        child);
}
