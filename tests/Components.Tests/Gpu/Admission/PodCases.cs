namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>Pods and what the policy gpu-pods says of them.</summary>
internal static class PodCases
{
    private const string NoClass = "a pod with a GPU needs one of the PriorityClasses critical-gpu, high-gpu, medium-gpu, low-gpu, and this one has none";
    private const string NoOther = "the GPUs of this cluster are shared out as nvidia.com/gpu.shared; no other GPU resource is counted";
    internal const string Privileged = "a privileged container reaches every GPU of its node, so a pod with a GPU must have none";
    internal const string PrivilegedElsewhere =
        "a privileged container reaches every GPU of its node, so its pod must stay off GPU nodes: they need their taint, and the pod neither a toleration of it nor a nodeName";

    private const string HostPath = "device files come from a device plugin, not from a hostPath";
    private const string RuntimeAlone = "the nvidia runtime hands out GPUs that no quota counts to a pod without a GPU in its limits";
    internal const string Devices = "NVIDIA_VISIBLE_DEVICES asks for GPUs past every quota; it may only be void or none";
    private const string Sidecar =
        "in a pod with the nvidia runtime every container without a GPU in its limits must set NVIDIA_VISIBLE_DEVICES to void, because its image may ask for all";

    private const string Mount = "a mount in /var/run/nvidia-container-devices asks for GPUs past every quota";
    private const string PresetNode = "a pod that names its node passes the scheduler by, and with it taints and priorities";
    private const string Equal = "requests and limits of a GPU must be equal";

    internal const string Gpu = "'resources':{'limits':{'nvidia.com/gpu.shared':'1'},'requests':{'nvidia.com/gpu.shared':'1'}}";
    private const string Void = "'env':[{'name':'NVIDIA_VISIBLE_DEVICES','value':'void'}]";
    private const string Good = $"'priorityClassName':'critical-gpu','priority':1000000,'runtimeClassName':'nvidia-gpu','containers':[{{'name':'c',{Gpu}}}]";
    internal const string Plain = "'containers':[{'name':'c'}]";

    public static IEnumerable<AdmissionCase> All => Classes.Concat(Amounts).Concat(WaysAround).Concat(TeamNamespaces).Concat(OtherPlans);

    private static IEnumerable<AdmissionCase> Classes =>
    [
        Pod("a GPU by the rules", $"{{{Good}}}"),
        Pod("no GPU at all", $"{{{Plain}}}"),
        Pod("no GPU, limits of other things", "{'containers':[{'name':'c','resources':{'limits':{'cpu':'1','memory':'1Gi'},'requests':{'cpu':'500m'}}}]}"),
        Pod("the lowest class", $"{{'priorityClassName':'low-gpu','priority':100000,'containers':[{{'name':'c',{Gpu}}}]}}", Namespaces.Ai),
        Pod("the middle class", $"{{'priorityClassName':'medium-gpu','priority':500000,'containers':[{{'name':'c',{Gpu}}}]}}", Namespaces.Ai),
        Pod("the ceiling itself", $"{{'priorityClassName':'high-gpu','priority':800000,'containers':[{{'name':'c',{Gpu}}}]}}", Namespaces.Ai),
        Pod("a GPU without a class", $"{{'containers':[{{'name':'c',{Gpu}}}]}}", denials: [NoClass]),
        Pod("a GPU in an init container without a class", $"{{'initContainers':[{{'name':'i',{Gpu}}}],{Plain}}}", denials: [NoClass]),
        Pod(
            "a GPU with a class of others",
            $"{{'priorityClassName':'batch','priority':5,'containers':[{{'name':'c',{Gpu}}}]}}",
            denials: ["a pod with a GPU needs one of the PriorityClasses critical-gpu, high-gpu, medium-gpu, low-gpu, and this one has batch"]),
        Pod(
            "a GPU class without a GPU",
            $"{{'priorityClassName':'low-gpu','priority':100000,{Plain}}}",
            denials: ["PriorityClass low-gpu is kept for pods with a GPU", "PriorityClass low-gpu ranks with or above low-gpu and would evict GPU pods"]),
        Pod("a GPU class with limit 0", "{'priorityClassName':'low-gpu','containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu.shared':'0'}}}]}", denials: ["PriorityClass low-gpu is kept for pods with a GPU"]),
        Pod("a GPU elsewhere", $"{{{Good}}}", Namespaces.Other, "namespace other has no share in the GPUs"),
        Pod("a GPU where it was once allowed", $"{{{Good}}}", Namespaces.NotEnrolled, "namespace former has no share in the GPUs"),
        Pod("a class above the ceiling", $"{{{Good}}}", Namespaces.Ai, "namespace ai may not use PriorityClass critical-gpu, its highest is high-gpu"),
        Pod("a GPU where no ceiling is set", $"{{{Good}}}", Namespaces.NoCeiling, "namespace odd may not use PriorityClass critical-gpu, its highest is none"),
        .. new[] { "critical-gpu", "high-gpu", "medium-gpu", "low-gpu" }.SelectMany(Ceiling),
        Pod("no GPU elsewhere", $"{{{Plain}}}", Namespaces.Other),
    ];

    private static IEnumerable<AdmissionCase> Amounts =>
    [
        Pod(
            "two turns on a shared card",
            "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu.shared':'2'}}}]}",
            denials: ["the pod asks for 2 GPU units in all its containers, and may have 1"]),
        Pod(
            "a turn for each of two containers",
            $"{{'priorityClassName':'high-gpu','initContainers':[{{'name':'i',{Gpu}}}],'containers':[{{'name':'c',{Gpu}}}]}}",
            denials: ["the pod asks for 2 GPU units in all its containers, and may have 1"]),
        Pod("a whole card where cards are shared", "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu':'1'}}}]}", denials: [NoOther]),
        Pod("a whole card in a second container", $"{{'priorityClassName':'high-gpu','containers':[{{'name':'c',{Gpu}}},{{'name':'d','resources':{{'limits':{{'nvidia.com/gpu':'0'}}}}}}]}}", denials: [NoOther]),
        Pod("a MIG instance that nobody counts", "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'nvidia.com/mig-1g.5gb':'1'}}}]}", denials: [NoOther]),
        Pod("a card of a vendor that nobody counts", "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'amd.com/gpu':'1'}}}]}", denials: [NoOther]),
        Pod("all cards of a node by Intel's monitoring", "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'gpu.intel.com/monitoring':'1'}}}]}", denials: [NoOther]),
        Pod("a request without its limit", "{'containers':[{'name':'c','resources':{'requests':{'nvidia.com/gpu.shared':'1'}}}]}", denials: [Equal]),
        Pod("a request of AMD without its limit", "{'containers':[{'name':'c','resources':{'requests':{'amd.com/gpu':'1'}}}]}", denials: [Equal]),
        Pod("a request of Intel without its limit", "{'containers':[{'name':'c','resources':{'requests':{'gpu.intel.com/i915':'1'}}}]}", denials: [Equal]),
        Pod("a request without its limit in a second container", "{'containers':[{'name':'c'},{'name':'d','resources':{'requests':{'nvidia.com/gpu.shared':'1'}}}]}", denials: [Equal]),
        Pod(
            "a request below its limit",
            "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu.shared':'1'},'requests':{'nvidia.com/gpu.shared':'0'}}}]}",
            denials: [Equal]),
        Pod(
            "a device by resource claim",
            $"{{'resourceClaims':[{{'name':'gpu'}}],{Plain}}}",
            denials: ["devices by resource claim are not counted here; ask for a GPU in resources.limits"]),
    ];

    private static IEnumerable<AdmissionCase> WaysAround =>
    [
        Pod(
            "a privileged container with a GPU",
            $"{{'priorityClassName':'high-gpu','containers':[{{'name':'c',{Gpu},'securityContext':{{'privileged':true}}}}]}}",
            denials: [Privileged]),
        Pod("a privileged container on other nodes", "{'containers':[{'name':'c','securityContext':{'privileged':true}}]}", Namespaces.Other),
        Pod("a container that says that it is not privileged", "{'nodeName':'k3s3','containers':[{'name':'c','securityContext':{'privileged':false}}]}", Namespaces.Other),
        Pod(
            "a privileged container that tolerates GPU nodes",
            "{'tolerations':[{'key':'nvidia.com/gpu','operator':'Exists'}],'containers':[{'name':'c','securityContext':{'privileged':true}}]}",
            Namespaces.Other,
            PrivilegedElsewhere),
        Pod(
            "a privileged container that tolerates everything",
            "{'tolerations':[{'operator':'Exists'}],'initContainers':[{'name':'i','securityContext':{'privileged':true}}],'containers':[{'name':'c'}]}",
            Namespaces.Other,
            PrivilegedElsewhere),
        Pod(
            "a privileged container that tolerates something else",
            "{'tolerations':[{'key':'dedicated','operator':'Exists'}],'containers':[{'name':'c','securityContext':{'privileged':true}}]}",
            Namespaces.Other),
        Pod(
            "a privileged container on a named node",
            "{'nodeName':'k3s3','containers':[{'name':'c','securityContext':{'privileged':true}}]}",
            Namespaces.Other,
            PrivilegedElsewhere),
        Volume("/dev/dri", HostPath),
        Volume("/dev", HostPath),
        Volume("/", HostPath),
        Volume("//dev//nvidia0", HostPath),
        Volume("/./dev", HostPath),
        Volume("/devices"),
        Volume("/srv/dev"),
        Pod("a volume that is no host path", "{'volumes':[{'name':'v','emptyDir':{}}],'containers':[{'name':'c'}]}"),
        Pod("the runtime without a GPU", $"{{'runtimeClassName':'nvidia','containers':[{{'name':'c',{Void}}}]}}", Namespaces.Other, RuntimeAlone),
        Pod("the runtime with limit 0", $"{{'runtimeClassName':'nvidia','containers':[{{'name':'c',{Void},'resources':{{'limits':{{'nvidia.com/gpu.shared':'0'}}}}}}]}}", denials: [RuntimeAlone]),
        Pod("another runtime of NVIDIA without a GPU", "{'runtimeClassName':'nvidia-cdi','containers':[{'name':'c'}]}", Namespaces.Other, RuntimeAlone, Sidecar),
        Pod("another runtime", "{'runtimeClassName':'crun','containers':[{'name':'c'}]}", Namespaces.Other),
        Pod("all cards by a variable", "{'containers':[{'name':'c','env':[{'name':'NVIDIA_VISIBLE_DEVICES','value':'all'}]}]}", Namespaces.Other, Devices),
        Pod("a card by a variable from elsewhere", "{'containers':[{'name':'c','env':[{'name':'NVIDIA_VISIBLE_DEVICES','valueFrom':{'fieldRef':{'fieldPath':'metadata.name'}}}]}]}", Namespaces.Other, Devices),
        Pod("the variable in an init container", "{'initContainers':[{'name':'i','env':[{'name':'A','value':'all'},{'name':'NVIDIA_VISIBLE_DEVICES','value':'0'}]}],'containers':[{'name':'c'}]}", Namespaces.Other, Devices),
        Pod("the variable that asks for none", "{'containers':[{'name':'c','env':[{'name':'NVIDIA_VISIBLE_DEVICES','value':'none'}]}]}", Namespaces.Other),
        Pod("a second container without a word", $"{{'priorityClassName':'high-gpu','runtimeClassName':'nvidia-gpu','containers':[{{'name':'c',{Gpu}}},{{'name':'s'}}]}}", denials: [Sidecar]),
        Pod(
            "a second container whose variable comes from elsewhere",
            $"{{'priorityClassName':'high-gpu','runtimeClassName':'nvidia-gpu','containers':[{{'name':'c',{Gpu}}},{{'name':'s','env':[{{'name':'NVIDIA_VISIBLE_DEVICES'}}]}}]}}",
            denials: [Devices, Sidecar]),
        Pod(
            "a second container that asks for all",
            $"{{'priorityClassName':'high-gpu','runtimeClassName':'nvidia-gpu','containers':[{{'name':'c',{Gpu}}},{{'name':'s','env':[{{'name':'NVIDIA_VISIBLE_DEVICES','value':'all'}}]}}]}}",
            denials: [Devices, Sidecar]),
        Pod(
            "a second container with another variable",
            $"{{'priorityClassName':'high-gpu','runtimeClassName':'nvidia-gpu','containers':[{{'name':'c',{Gpu}}},{{'name':'s','env':[{{'name':'OTHER','value':'void'}}]}}]}}",
            denials: [Sidecar]),
        Pod(
            "a second container with limit 0",
            $"{{'priorityClassName':'high-gpu','runtimeClassName':'nvidia-gpu','containers':[{{'name':'c',{Gpu}}},{{'name':'s','resources':{{'limits':{{'cpu':'1','nvidia.com/gpu.shared':'0'}}}}}}]}}",
            denials: [Sidecar]),
        Pod("a second container that asks for none", $"{{'priorityClassName':'high-gpu','runtimeClassName':'nvidia-gpu','containers':[{{'name':'c',{Gpu}}},{{'name':'s','env':[{{'name':'NVIDIA_VISIBLE_DEVICES','value':'none'}}]}}]}}"),
        Pod("a second container that asks for nothing", $"{{'priorityClassName':'high-gpu','runtimeClassName':'nvidia-gpu','containers':[{{'name':'c',{Gpu}}},{{'name':'s',{Void}}}]}}"),
        Pod(
            "cards by a mount",
            $"{{'priorityClassName':'high-gpu','containers':[{{'name':'c',{Gpu},'volumeMounts':[{{'name':'v','mountPath':'/var/run/nvidia-container-devices/all'}}]}}]}}",
            denials: [Mount]),
        Pod("cards by a mount of a second container", "{'containers':[{'name':'c'},{'name':'d','volumeMounts':[{'name':'v','mountPath':'/var/run/nvidia-container-devices/all'}]}]}", denials: [Mount]),
        Pod("another mount", "{'containers':[{'name':'c','volumeMounts':[{'name':'v','mountPath':'/var/run/other'}]}]}"),
    ];

    private static IEnumerable<AdmissionCase> TeamNamespaces =>
    [
        Pod(
            "a class of the system in a team's namespace",
            $"{{'priorityClassName':'system-node-critical','priority':2000001000,{Plain}}}",
            denials:
            [
                "PriorityClass system-node-critical outranks every GPU pod and is kept for the system",
                "PriorityClass system-node-critical ranks with or above low-gpu and would evict GPU pods",
            ]),
        Pod(
            "a class of the system, not looked up yet",
            $"{{'priorityClassName':'system-cluster-critical',{Plain}}}",
            denials: ["PriorityClass system-cluster-critical outranks every GPU pod and is kept for the system"]),
        Pod("a class of the system elsewhere", $"{{'priorityClassName':'system-node-critical','priority':2000001000,{Plain}}}", Namespaces.Other),
        Pod(
            "a high class of others in a team's namespace",
            $"{{'priorityClassName':'longhorn-critical','priority':1000000000,{Plain}}}",
            denials: ["PriorityClass longhorn-critical ranks with or above low-gpu and would evict GPU pods"]),
        Pod(
            "a class that ranks with the lowest",
            $"{{'priorityClassName':'same','priority':100000,{Plain}}}",
            denials: ["PriorityClass same ranks with or above low-gpu and would evict GPU pods"]),
        Pod("a low class of others", $"{{'priorityClassName':'batch','priority':99999,{Plain}}}"),
        Pod("a named node in a team's namespace", $"{{'nodeName':'k3s3',{Plain}}}", denials: [PresetNode]),
        Pod("a named node elsewhere", $"{{'nodeName':'k3s3',{Plain}}}", Namespaces.Other),
    ];

    private static IEnumerable<AdmissionCase> OtherPlans =>
    [
        .. new[] { "nvidia.com/gpu.shared", "amd.com/gpu", "gpu.intel.com/monitoring" }.SelectMany(NotOffered),
        Pod("other limits", "{'containers':[{'name':'c','resources':{'limits':{'cpu':'1'}}}]}") with { Plan = "whole" },
        .. new[] { "{'operator':'Exists'}", "{'key':'nvidia.com/gpu'},{'key':'dedicated'}" }.Select(tolerations => Pod(
            $"a privileged container that tolerates {tolerations}",
            $"{{'tolerations':[{tolerations}],'containers':[{{'name':'c','securityContext':{{'privileged':true}}}}]}}",
            Namespaces.Other,
            PrivilegedElsewhere) with
        { Plan = "whole" }),
        Pod(
            "a privileged container that tolerates something else",
            "{'tolerations':[{'key':'dedicated'}],'containers':[{'name':'c','securityContext':{'privileged':true}}]}",
            Namespaces.Other) with
        { Plan = "whole" },
        Pod("two whole cards", "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu':'2'}}}]}") with { Plan = "whole" },
        Pod("a card of Intel", "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'gpu.intel.com/i915':'1'}}}]}") with { Plan = "whole" },
        Pod(
            "a card of Intel with NVIDIA's runtime",
            "{'priorityClassName':'high-gpu','runtimeClassName':'nvidia','containers':[{'name':'c','resources':{'limits':{'gpu.intel.com/i915':'1'}}}]}",
            denials: [RuntimeAlone, Sidecar]) with { Plan = "whole" },
        Pod(
            "cards of two vendors",
            "{'priorityClassName':'high-gpu','containers':[{'name':'c','resources':{'limits':{'gpu.intel.com/i915':'1','nvidia.com/gpu':'2'}}}]}",
            denials: ["the pod asks for 3 GPU units in all its containers, and may have 2"]) with { Plan = "whole" },
        Pod(
            "a privileged container that tolerates Intel's nodes",
            "{'tolerations':[{'key':'gpu.intel.com/i915'}],'containers':[{'name':'c','securityContext':{'privileged':true}}]}",
            Namespaces.Other,
            PrivilegedElsewhere) with { Plan = "whole" },
        Pod("a privileged container where GPU nodes have no taint", "{'containers':[{'name':'c','securityContext':{'privileged':true}}]}", Namespaces.Other, PrivilegedElsewhere) with { Plan = "untainted" },
        Pod("a GPU by the rules, queued", $"{{{Good}}}") with { Plan = "kueue", Labels = "{'kueue.x-k8s.io/priority-class':'critical-gpu'}" },
        Pod("a GPU by the rules, queued without a label", $"{{{Good}}}") with { Plan = "kueue" },
        Pod(
            "a pod that ranks higher in the queue than on the node",
            $"{{'priorityClassName':'low-gpu','priority':100000,'containers':[{{'name':'c',{Gpu}}}]}}",
            denials: ["label kueue.x-k8s.io/priority-class must be the PriorityClass of the pods, and they have low-gpu"]) with
        { Plan = "kueue", Labels = "{'kueue.x-k8s.io/priority-class':'critical-gpu'}" },
        Pod("a low class in a queue", "{'containers':[{'name':'c'}]}", Namespaces.Other, "label kueue.x-k8s.io/priority-class must be the PriorityClass of the pods, and they have none") with
        { Plan = "kueue", Labels = "{'kueue.x-k8s.io/priority-class':'low-gpu'}" },
        Pod("a rule of the user's own", $"{{{Good},'activeDeadlineSeconds':60}}") with { Plan = "own" },
        Pod("a rule of the user's own, broken", $"{{{Good}}}", denials: ["GPU work needs activeDeadlineSeconds"]) with { Plan = "own" },
        new("another object", "gpu-pods") { Resource = "services", PodSpec = "{'containers':[{'name':'c','env':[{'name':'NVIDIA_VISIBLE_DEVICES','value':'all'}]}]}" },
    ];

    private static AdmissionCase Pod(string name, string spec, string space = Namespaces.Media, params string[] denials) =>
        new(name, "gpu-pods", denials) { PodSpec = spec, Namespace = space };

    private static IEnumerable<AdmissionCase> NotOffered(string resource) => new[]
    {
        $"{{'priorityClassName':'high-gpu','containers':[{{'name':'c','resources':{{'limits':{{'{resource}':'1'}}}}}}]}}",
        $"{{'priorityClassName':'high-gpu','containers':[{{'name':'c','resources':{{'limits':{{'nvidia.com/gpu':'1'}}}}}},{{'name':'d','resources':{{'limits':{{'{resource}':'1'}}}}}}]}}",
    }.Select(spec => Pod($"{resource}, which nobody counts", spec, denials: ["the GPUs of this cluster are shared out as nvidia.com/gpu, gpu.intel.com/i915; no other GPU resource is counted"]) with { Plan = "whole" });

    // Every class against every ceiling.
    private static IEnumerable<AdmissionCase> Ceiling(string highest)
    {
        string[] classes = ["critical-gpu", "high-gpu", "medium-gpu", "low-gpu"];
        var space = $"{{'name':'team','labels':{{'gpu.homelab.internal/enrolled':'true','gpu.homelab.internal/max-class':'{highest}'}}}}";
        return classes.Select(item => Pod(
            $"{item} below {highest}",
            $"{{'priorityClassName':'{item}','containers':[{{'name':'c',{Gpu}}}]}}",
            space,
            Array.IndexOf(classes, item) < Array.IndexOf(classes, highest) ? [$"namespace team may not use PriorityClass {item}, its highest is {highest}"] : []));
    }

    private static AdmissionCase Volume(string path, params string[] denials) => new($"host path {path}", "gpu-pods", denials)
    {
        PodSpec = $"{{'volumes':[{{'name':'a','emptyDir':{{}}}},{{'name':'v','hostPath':{{'path':'{path}'}}}}],'containers':[{{'name':'c'}}]}}",
        Namespace = Namespaces.Other,
    };
}
