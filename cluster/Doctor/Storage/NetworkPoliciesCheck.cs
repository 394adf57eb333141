using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>
/// Whether NetworkPolicies keep nodes from their volumes. Longhorn 1.12.1 brings policies that leave out the nodes' own
/// iSCSI traffic, and on Cilium volumes then hang while attaching (longhorn/longhorn issue 13802).
/// </summary>
internal static class NetworkPoliciesCheck
{
    private const int IscsiPort = 3260;

    private static readonly Check Check = new(
        "storage/network-policies", $"no policy keeps the nodes from TCP port 3260 of Longhorn's {LonghornNames.InstanceManager} pods");

    private const string Fix = "set networkPolicies.restrictInternalTraffic to false (homelab:storage.longhorn.restrictInternalTraffic) and run `pulumi up`, until a "
        + "release opens the port";

    public static IEnumerable<Finding> Run(StorageEvidence evidence) => [Examine(evidence)];

    private static Finding Examine(StorageEvidence evidence)
    {
        if (evidence.WithoutLonghorn(Check) is { } none)
        {
            return none;
        }

        if (evidence.Dump.NetworkPolicies.Missing is { } missing)
        {
            return Check.Unknown("networkpolicies", missing);
        }

        var closing = evidence.Dump.NetworkPolicies.Items
            .Where(policy => policy.Namespace == evidence.Longhorn!.Namespace && policy.RestrictsIngress)
            .Where(policy => policy.Selects(LonghornNames.ComponentLabel, LonghornNames.InstanceManager))
            .ToArray();
        if (closing.Length == 0)
        {
            return Check.Ok(evidence.Longhorn!.Namespace, $"no policy is about the {LonghornNames.InstanceManager} pods");
        }

        var names = string.Join(", ", closing.Select(policy => policy.Name));
        var opening = closing.Where(policy => policy.AdmitsHosts(IscsiPort)).Select(policy => policy.FullName).Concat(CiliumOpenings(evidence)).ToArray();
        return opening.Length > 0 ? Check.Ok(names, "port 3260 is open", opening.Select(name => $"opened by {name}")) : Closed(evidence, names);
    }

    private static Finding Closed(StorageEvidence evidence, string names)
    {
        var cilium = CiliumEvidence(evidence.Dump).ToArray();
        var hanging = evidence.Sightings.Where(sighting => sighting.Symptom == Symptom.AttachTimeout).ToArray();
        string[] lines =
        [
            $"Longhorn {evidence.Longhorn!.Version ?? "of unknown version"}, policy {names} without a rule for TCP 3260",
            .. cilium,
            .. hanging.Take(2).Select(sighting => $"{sighting}"),
        ];
        return (cilium.Length > 0, hanging.Length > 0) switch
        {
            (_, true) => Check.Fault(
                FindingSeverity.Error, names, "the nodes cannot reach their volumes: the policy closes TCP port 3260 to them, and volumes hang while attaching", Fix, lines),
            (true, _) => Check.Fault(
                FindingSeverity.Warning, names, "the policy closes TCP port 3260 to the nodes; on Cilium volumes may hang while attaching", Fix, lines),
            _ => Check.Info(names, "the policy closes TCP port 3260 to the nodes, which some network plugins enforce", Fix, lines),
        };
    }

    // Cilium's policies add to Kubernetes' own; any rule for the port opens it.
    private static IEnumerable<string> CiliumOpenings(StorageEvidence evidence) =>
        from policy in evidence.Dump.List(ResourceKind.CiliumNetworkPolicies).Items
        where policy.Namespace == evidence.Longhorn!.Namespace
        where policy.Json.Items("spec", "ingress").SelectMany(rule => rule.Items("toPorts")).SelectMany(ports => ports.Items("ports"))
            .Any(port => port.Text("port") == "3260")
        select policy.FullName;

    private static IEnumerable<string> CiliumEvidence(ClusterDump dump) =>
        dump.DaemonSets.Items.Where(set => set.Name == "cilium").Select(set => $"Cilium runs: {set}")
            .Concat(dump.Nodes.Items.Any(node => node.Annotations.Keys.Any(key => key.StartsWith("network.cilium.io/", StringComparison.Ordinal)))
                ? ["Cilium runs: annotations network.cilium.io/… on nodes"]
                : Array.Empty<string>());
}
