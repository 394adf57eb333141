using Homelab.Cluster.Policies;

namespace Homelab.Cluster;

/// <summary>
/// The policy on who may use the highest class, asked of the object that a person writes: pods of a Deployment are made by
/// a controller, whose name says nothing of the person.
/// </summary>
public static class GpuClassUserPolicy
{
    /// <summary>Name of the policy.</summary>
    public const string Name = "gpu-class-users";

    /// <summary>Verb on a PriorityClass that a person needs to use it; a ClusterRole of this project grants it.</summary>
    public const string Verb = "use";

    /// <summary>The class that is not for everybody.</summary>
    public static GpuPriorityClass Guarded => GpuPriorityClass.Critical;

    /// <summary>The policy that a plan leads to.</summary>
    /// <param name="plan">The plan.</param>
    public static AdmissionPolicy For(GpuPlan plan) => new(Name)
    {
        Requests =
        [
            new RequestRule("", "v1", ["CREATE"], ["pods"]),
            new RequestRule("", "v1", ["CREATE", "UPDATE"], ["replicationcontrollers"]),
            new RequestRule("apps", "v1", ["CREATE", "UPDATE"], ["daemonsets", "deployments", "replicasets", "statefulsets"]),
            new RequestRule("batch", "v1", ["CREATE", "UPDATE"], ["cronjobs", "jobs"]),
        ],
        // K3s runs each controller under a service account of its own (k3s-io/k3s, pkg/daemons/control/server.go).
        MatchConditions = [new("not-a-controller-of-kubernetes", "!request.userInfo.username.startsWith('system:serviceaccount:kube-system:')")],
        Variables =
        [
            new("pod", $"request.kind.kind == 'Pod' ? dyn(object).spec : {Template("object")}"),
            new("guarded", IsGuarded("variables.pod")),
            // Looked at only when asked for, so never when the object is new.
            new("podBefore", Template("oldObject")),
            new("guardedBefore", $"oldObject != null && {IsGuarded("variables.podBefore")}"),
            .. plan.Engine == GpuEngine.Kueue ? [new NamedExpression("priorityClass", "variables.pod.?priorityClassName.orValue('')")] : Array.Empty<NamedExpression>(),
        ],
        Validations =
        [
            new("!variables.guarded || variables.guardedBefore || authorizer.group('scheduling.k8s.io').resource('priorityclasses')"
                + $".name({CelText.Literal(Guarded.Name)}).check({CelText.Literal(Verb)}).allowed()")
            {
                MessageExpression = $"request.userInfo.username + ' may not use PriorityClass {Guarded}'",
                Reason = "Forbidden",
            },
            .. GpuQueueRule.For(plan, "dyn(object)", "variables.priorityClass"),
        ],
    };

    // dyn: one policy for kinds of different shapes.
    private static string Template(string subject) =>
        $"request.kind.kind == 'CronJob' ? dyn({subject}).spec.jobTemplate.spec.template.spec : dyn({subject}).spec.template.spec";

    private static string IsGuarded(string pod) =>
        $"has({pod}.priorityClassName) && {pod}.priorityClassName == {CelText.Literal(Guarded.Name)}";
}
