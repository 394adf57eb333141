namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>Workloads and what the policy gpu-class-users says of them.</summary>
internal static class WorkloadCases
{
    private const string Critical = "{'priorityClassName':'critical-gpu','containers':[{'name':'c'}]}";
    private const string High = "{'priorityClassName':'high-gpu','containers':[{'name':'c'}]}";
    private const string None = "{'containers':[{'name':'c'}]}";
    private const string Refused = "alice may not use PriorityClass critical-gpu";

    private static readonly string[] Updatable = ["replicationcontrollers", "deployments", "statefulsets", "daemonsets", "replicasets", "jobs", "cronjobs"];

    public static IEnumerable<AdmissionCase> All => EachKind.Concat(
    [
        Case("a user with the right", "pods", Critical) with { MayUseCritical = true },
        Case("a user with the right and a Deployment", "deployments", Critical) with { MayUseCritical = true },
        Case("a controller of Kubernetes", "pods", Critical) with { User = "system:serviceaccount:kube-system:replicaset-controller" },
        Case("an operator in a namespace of its own", "pods", Critical, "system:serviceaccount:operators:runner may not use PriorityClass critical-gpu") with
        { User = "system:serviceaccount:operators:runner" },
        Case("a pod that is updated", "pods", Critical) with { Operation = "UPDATE", OldPodSpec = None },
        Case("a label beside the class", "jobs", High) with { Plan = "kueue", Labels = "{'kueue.x-k8s.io/priority-class':'high-gpu'}" },
        Case("no label beside the class", "jobs", High) with { Plan = "kueue" },
        Case("a label above the class", "jobs", High, "label kueue.x-k8s.io/priority-class must be the PriorityClass of the pods, and they have high-gpu") with
        { Plan = "kueue", Labels = "{'kueue.x-k8s.io/priority-class':'critical-gpu'}" },
        Case("a label without a class", "jobs", None, "label kueue.x-k8s.io/priority-class must be the PriorityClass of the pods, and they have none") with
        { Plan = "kueue", Labels = "{'kueue.x-k8s.io/priority-class':'low-gpu'}" },
        Case("a label above the class without Kueue", "jobs", High) with { Labels = "{'kueue.x-k8s.io/priority-class':'critical-gpu'}" },
    ]);

    private static IEnumerable<AdmissionCase> EachKind =>
    [
        .. Updatable.Prepend("pods").SelectMany(resource => new[]
        {
            Case("another class", resource, High),
            Case("no class", resource, None),
            Case("the highest class", resource, Critical, Refused),
        }),
        .. Updatable.SelectMany(resource => new[]
        {
            Case("raised to the highest class", resource, Critical, Refused) with { Operation = "UPDATE", OldPodSpec = High },
            Case("given the highest class", resource, Critical, Refused) with { Operation = "UPDATE", OldPodSpec = None },
            Case("kept in the highest class", resource, Critical) with { Operation = "UPDATE", OldPodSpec = Critical },
            Case("lowered from the highest class", resource, High) with { Operation = "UPDATE", OldPodSpec = Critical },
        }),
    ];

    private static AdmissionCase Case(string name, string resource, string spec, params string[] denials) =>
        new($"{resource}, {name}", "gpu-class-users", denials) { Resource = resource, PodSpec = spec };
}
