using System.Collections.Immutable;

namespace Homelab.Cluster.Guardrails.Rules;

/// <summary>In every namespace only what somebody allowed gets through.</summary>
internal static class DefaultDeny
{
    private static readonly (string PolicyType, string Rules)[] Directions = [("Ingress", "ingress"), ("Egress", "egress")];

    public static StackGuardrail Rule { get; } = new("default-deny", Check)
    {
        Asks = "every namespace of the program has a NetworkPolicy that selects all pods, covers both directions and has no rule that lets everything through",
        Why = "pods without a policy reach, and are reached by, every pod of the cluster and the internet",
        Source = "Kubernetes, Network Policies, sections The two sorts of pod isolation and Default policies",
    };

    private static IEnumerable<(GuardedResource Resource, Fault Fault)> Check(ImmutableArray<GuardedResource> resources)
    {
        var policies = resources.Where(resource => resource.Is("networking.k8s.io", "NetworkPolicy") && !resource.IsPatch).Select(resource => resource.Root).ToArray();
        foreach (var space in resources.Where(resource => resource.Is("core", "Namespace") && !resource.IsPatch))
        {
            var name = space.Root["metadata"]["name"];
            // A namespace or a policy whose name comes later cannot be paired yet.
            var own = policies.Where(policy => policy["metadata"]["namespace"] is var of && (of.IsUnknown || name.IsUnknown || (of.Text is { } text && text == name.Text))).ToArray();
            var open = Directions.Where(direction => !own.Any(policy => Closes(policy, direction))).Select(direction => direction.PolicyType).ToArray();
            if (open.Length > 0)
            {
                yield return (space, name.ToFault(
                    $"nothing closes the namespace for {string.Join(" and ", open)}",
                    "add a NetworkPolicy with an empty podSelector and both policyTypes, and one for each connection that is needed"));
            }
        }
    }

    private static bool Closes(Property policy, (string PolicyType, string Rules) direction)
    {
        var spec = policy["spec"];
        var types = spec["policyTypes"];
        var isCovered = spec.IsUnknown || types.IsUnknown || types.Items.Any(type => type.IsUnknown || type.Text == direction.PolicyType);
        // An empty rule lets everything through.
        return isCovered && SelectsAll(spec["podSelector"]) && !spec[direction.Rules].Items.Any(rule => rule.IsMap && !rule.Members.Any());
    }

    private static bool SelectsAll(Property selector) =>
        !selector.Members.Any(member => member.Value.Items.Any() || member.Value.Members.Any());
}
