using static Homelab.Components.Tests.Gpu.Admission.PodCases;

namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>Pods that are changed while they wait or run, and what the policy gpu-pods says of them.</summary>
internal static class PodUpdateCases
{
    private const string Low = $"{{'priorityClassName':'low-gpu','priority':100000,'containers':[{{'name':'c',{PodCases.Gpu}}}]}}";
    private const string AllCards = "{'containers':[{'name':'c','env':[{'name':'NVIDIA_VISIBLE_DEVICES','value':'all'}]}]}";
    private const string PrivilegedPod = "{'containers':[{'name':'c','securityContext':{'privileged':true}}]}";
    private const string PrivilegedOnGpuNodes = "{'tolerations':[{'key':'nvidia.com/gpu','operator':'Exists'}],'containers':[{'name':'c','securityContext':{'privileged':true}}]}";

    // The scheduler has named the node by then.
    private const string Running = $"'nodeName':'k3s3','priorityClassName':'high-gpu','priority':800000,'containers':[{{'name':'c',{PodCases.Gpu}}}]";

    public static IEnumerable<AdmissionCase> All =>
    [
        Update("a pod from before the policies that is labelled", AllCards, AllCards) with { Labels = "{'a':'b'}", OldLabels = "{}" },
        Update("a pod that is changed by the rules", $"{{'tolerations':[{{'key':'dedicated'}}],{Plain}}}", $"{{{Plain}}}"),
        Update("a running pod that is changed by the rules", $"{{{Running},'activeDeadlineSeconds':60}}", $"{{{Running}}}") with { Namespace = Namespaces.Media },
        Update("a waiting privileged pod that is led to GPU nodes", PrivilegedOnGpuNodes, PrivilegedPod, PrivilegedElsewhere),
        Update("a waiting privileged pod that is led to GPU nodes, beside a queue", PrivilegedOnGpuNodes, PrivilegedPod, PrivilegedElsewhere) with { Plan = "kueue" },
        Update("a waiting pod that is raised in the queue", Low, Low, "label kueue.x-k8s.io/priority-class must be the PriorityClass of the pods, and they have low-gpu") with
        { Plan = "kueue", Namespace = Namespaces.Media, Labels = "{'kueue.x-k8s.io/priority-class':'critical-gpu'}", OldLabels = "{}" },
        Update("a pod from before the policies that is labelled, beside a queue", AllCards, AllCards) with { Plan = "kueue", Labels = "{'a':'b'}", OldLabels = "{}" },
        Update("a pod from before the policies that is labelled, in a queue", AllCards, AllCards) with
        { Plan = "kueue", Labels = "{'kueue.x-k8s.io/priority-class':'low-gpu','a':'b'}", OldLabels = "{'kueue.x-k8s.io/priority-class':'low-gpu'}" },
        Debug("a container for debugging", "{'name':'d'}"),
        Debug("a privileged container for debugging", "{'name':'d','securityContext':{'privileged':true}}", Privileged),
        Debug("all cards for debugging", "{'name':'d','env':[{'name':'NVIDIA_VISIBLE_DEVICES','value':'all'}]}", Devices),
    ];

    private static AdmissionCase Update(string name, string spec, string before, params string[] denials) =>
        new(name, "gpu-pods", denials) { Operation = "UPDATE", PodSpec = spec, OldPodSpec = before, Namespace = Namespaces.Other };

    private static AdmissionCase Debug(string name, string container, params string[] denials) =>
        Update(name, $"{{{Running},'ephemeralContainers':[{container}]}}", $"{{{Running}}}", denials) with
        { Resource = "pods/ephemeralcontainers", Namespace = Namespaces.Media };
}
