namespace Homelab.Cluster.Guardrails.Rules;

/// <summary>No container rules the node that it runs on.</summary>
internal static class PrivilegedContainer
{
    private static readonly string[] HostNamespaces = ["hostNetwork", "hostPID", "hostIPC"];

    public static ResourceGuardrail Rule { get; } = new("privileged-container", Check)
    {
        Asks = "no container is privileged, and no pod shares the node's network, processes or IPC; in a chart's values likewise",
        Why = "whoever breaks into such a container owns the node, its disks and every secret on it, past all quotas and policies",
        Source = "Kubernetes, Pod Security Standards, level baseline",
    };

    private static IEnumerable<Fault> Check(GuardedResource resource)
    {
        var privileged = resource.IsHelm
            ? resource.Values.Walk().Where(item => item.Key == "privileged").Select(item => item.Value)
            : resource.Containers.Select(container => container["securityContext"]["privileged"]);
        var hosts = resource.IsHelm
            ? resource.Values.Walk().Where(item => HostNamespaces.Contains(item.Key)).Select(item => item.Value)
            : resource.PodSpecs.SelectMany(_ => HostNamespaces, (pod, key) => pod[key]);
        return
        [
            .. privileged.Where(flag => flag.IsTrue).Select(flag => flag.ToFault("the container may do to the node what root may", "remove it, and add the one capability or device that is needed")),
            .. hosts.Where(flag => flag.IsTrue).Select(flag => flag.ToFault("the pod would not be apart from the node and its other processes", "remove it; a Service or an ingress makes ports reachable")),
        ];
    }
}
