using System.Collections.Immutable;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Whether Longhorn's parts may run on tainted nodes; each of the four places that say so counts for other pods.</summary>
internal static class TolerationsCheck
{
    private static readonly string[] ControlPlaneKeys =
        ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master", "node-role.kubernetes.io/etcd", "CriticalAddonsOnly"];

    private static readonly Check Check = new(
        "storage/tolerations", "Longhorn's manager, driver deployer, web page and system-managed pods tolerate every node's taints");

    /// <summary>The first taint that keeps a workload's pods away from a node; null when none does, or the workload is not known.</summary>
    public static Taint? BarringTaint(NodeObject node, WorkloadObject? workload) =>
        workload is null ? null : node.Taints.FirstOrDefault(taint => !workload.Tolerations.Any(toleration => toleration.Tolerates(taint)));

    /// <summary>Whether a taint keeps a server free of workloads, instead of a special machine free for some.</summary>
    public static bool IsControlPlane(Taint taint) => ControlPlaneKeys.Contains(taint.Key);

    /// <summary>How to let Longhorn onto a node with a taint.</summary>
    public static string Fix(Taint taint) =>
        $"name the taint {taint} in taints of the node in homelab:cluster.nodes and run `pulumi up`; by hand: longhornManager.tolerations, "
        + "longhornDriver.tolerations, longhornUI.tolerations and defaultSettings.taintToleration of the chart";

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.WithoutLonghorn(Check) is { } none)
        {
            return [none];
        }

        if (evidence.Dump.Nodes.Missing is { } missing)
        {
            return [Check.Unknown("nodes", missing)];
        }

        var tainted = evidence.Dump.Nodes.Items
            .SelectMany(node => node.Taints.Where(taint => !IsControlPlane(taint)).Select(taint => (node.Name, Taint: taint)))
            .ToArray();
        if (tainted.Length == 0)
        {
            return [Check.Ok("nodes", "no node has a taint that would keep Longhorn away")];
        }

        Finding[] findings = [.. tainted.SelectMany(item => CheckTaint(evidence, item.Name, item.Taint))];
        return findings.Length > 0 ? findings :
        [
            Check.Ok(tainted.Select(item => item.Name).Distinct().ToArray(), "all four places tolerate the taints", tainted.Select(item => $"{item.Name}: taint {item.Taint}")),
        ];
    }

    private static IEnumerable<Finding> CheckTaint(StorageEvidence evidence, string node, Taint taint)
    {
        var places = Places(evidence).ToArray();
        var intolerant = places.Where(place => place.Tolerations is { } tolerations && !tolerations.Any(item => item.Tolerates(taint))).ToArray();
        if (intolerant.Length > 0)
        {
            yield return Check.Fault(
                intolerant.Any(place => place.IsNeededOnEveryNode) ? FindingSeverity.Error : FindingSeverity.Warning,
                node,
                $"the taint {taint} is not tolerated by {string.Join(", ", intolerant.Select(place => place.Name))}",
                Fix(taint),
                places.Select(place => $"{place.Name}: {Show(place.Tolerations)}"));
        }

        foreach (var place in places.Where(place => place.Tolerations is null))
        {
            yield return Check.Unknown(node, new MissingEvidence($"whether {place.Name} tolerates the taint {taint} is not known: it was not seen", place.Ask));
        }
    }

    private static IEnumerable<Place> Places(StorageEvidence evidence)
    {
        var longhorn = evidence.Longhorn!;
        var setting = evidence.Dump.LonghornSettings.Items.FirstOrDefault(item => item.Name == LonghornNames.TaintToleration);
        yield return Of(LonghornNames.Manager, longhorn.Manager, ResourceKind.DaemonSets, true);
        yield return Of(LonghornNames.DriverDeployer, longhorn.DriverDeployer, ResourceKind.Deployments, false);

        // The web page may be switched off.
        if (longhorn.Ui is not null || !evidence.Dump.Deployments.IsKnown)
        {
            yield return Of(LonghornNames.Ui, longhorn.Ui, ResourceKind.Deployments, false);
        }

        yield return setting is not null
            ? new Place($"setting {setting.Name}", Toleration.ReadSetting(setting.Value), true, "")
            : Of(LonghornNames.CsiPlugin, longhorn.CsiPlugin, ResourceKind.DaemonSets, true);
    }

    private static Place Of(string name, WorkloadObject? workload, ResourceKind kind, bool isNeeded) =>
        new(name, workload?.Tolerations, isNeeded, $"add a file with what `kubectl get --raw {kind.ListPath}` prints");

    private static string Show(ImmutableArray<Toleration>? tolerations) => tolerations switch
    {
        null => "not seen",
        { IsEmpty: true } => "tolerates nothing",
        { } some => "tolerates " + string.Join(", ", some.Select(Show)),
    };

    private static string Show(Toleration toleration) =>
        $"{(toleration.Key.Length == 0 ? "*" : toleration.Key)}{(toleration.Value.Length == 0 ? "" : "=" + toleration.Value)}:{(toleration.Effect.Length == 0 ? "*" : toleration.Effect)}";

    private sealed record Place(string Name, ImmutableArray<Toleration>? Tolerations, bool IsNeededOnEveryNode, string Ask);
}
