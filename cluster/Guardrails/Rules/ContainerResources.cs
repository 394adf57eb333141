namespace Homelab.Cluster.Guardrails.Rules;

/// <summary>Every container says what it needs and where it stops.</summary>
internal static class ContainerResources
{
    // A limit is a request too when there is no other (Kubernetes, Resource Management for Pods and Containers).
    private static readonly (string Kind, string Resource, string Reason)[] Asked =
    [
        ("requests", "cpu", "the scheduler would count the container as nothing"),
        ("requests", "memory", "the scheduler would count the container as nothing, and it is the first to be evicted"),
        ("limits", "memory", "the container may take all memory of the node"),
    ];

    public static ResourceGuardrail Rule { get; } = new("container-resources", Check)
    {
        Asks = "every container requests CPU and memory, and has a limit of memory",
        Why = "on four nodes one container without them starves or kills the others; a limit of CPU only makes its own container slow, and is free",
        Source = "Kubernetes, Resource Management for Pods and Containers; Node-pressure Eviction",
    };

    private static IEnumerable<Fault> Check(GuardedResource resource) =>
        resource.IsPatch ? [] :
        from container in resource.Containers
        let resources = container["resources"]
        from asked in Asked
        let amount = resources[asked.Kind][asked.Resource]
        where amount.IsMissing && resources["limits"][asked.Resource].IsMissing
        select amount.ToFault(asked.Reason, $"set {asked.Kind}.{asked.Resource} to what the container was seen to use");
}
