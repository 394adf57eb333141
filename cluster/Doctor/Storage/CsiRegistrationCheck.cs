using System.Globalization;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Whether each kubelet knows Longhorn's driver; necessary for mounts, but no proof that they work.</summary>
internal static class CsiRegistrationCheck
{
    private const string Missing = $"{LonghornNames.Driver} is not registered";
    private const string NodeIdAnnotation = "csi.volume.kubernetes.io/nodeid";

    private static readonly Check Check = new(
        "storage/csi-registration", $"CSINode has {LonghornNames.Driver} on every schedulable node, tainted ones included");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.WithoutLonghorn(Check) is { } none)
        {
            return [none];
        }

        if ((evidence.Dump.CsiNodes.Missing ?? evidence.Dump.Nodes.Missing) is { } missing)
        {
            return [Check.Unknown("nodes", missing)];
        }

        Finding[] findings = [.. CheckNodes(evidence)];
        return findings.Length > 0 ? findings :
        [
            Check.Ok(
                string.Create(CultureInfo.InvariantCulture, $"{evidence.Roots.Length} nodes"),
                $"{LonghornNames.Driver} is registered on each",
                evidence.Dump.CsiNodes.Items.Select(item => $"{item}: {string.Join(", ", item.Drivers)}")),
        ];
    }

    private static IEnumerable<Finding> CheckNodes(StorageEvidence evidence) =>
        from node in evidence.Roots
        let registered = evidence.IsRegistered(node.Node.Name)
        where registered is not true
        group node by registered is null ? NotSeen : Cause(evidence, node) into nodes
        select Check.Fault(
            nodes.Key.Severity,
            nodes.Select(node => node.Node.Name).ToArray(),
            nodes.Key.Cause,
            nodes.Key.Fix,
            nodes.SelectMany(node => Evidence(evidence, node)).Concat(Plugin(evidence)));

    private static (FindingSeverity Severity, string Cause, string Fix) NotSeen { get; } = (
        FindingSeverity.Unknown,
        "there is no CSINode of this name in what was read",
        $"add a file with what `kubectl get --raw {Dumps.ResourceKind.CsiNodes.ListPath}` prints");

    private static (FindingSeverity Severity, string Cause, string Fix) Cause(StorageEvidence evidence, NodeKubeletRoot node)
    {
        var barring = TolerationsCheck.BarringTaint(node.Node, evidence.Longhorn!.CsiPlugin);
        if (!node.Node.IsSchedulable)
        {
            return (FindingSeverity.Info, $"{Missing}: the node is cordoned", "nothing, unless it still has no driver after `kubectl uncordon`");
        }

        if (barring is not null)
        {
            return TolerationsCheck.IsControlPlane(barring)
                ? (FindingSeverity.Info, $"{Missing}: the taint {barring} keeps pods away on purpose", "nothing, unless pods with volumes are to run there")
                : (FindingSeverity.Error, $"{Missing}: the taint {barring} keeps the CSI plugin away, so no pod there can have a volume", TolerationsCheck.Fix(barring));
        }

        if (evidence.Mismatches.Any(other => other.Node.Name == node.Node.Name))
        {
            return (FindingSeverity.Error, $"{Missing}: the CSI plugin registers below another kubelet root", "see storage/csi-plugin-paths");
        }

        return (
            FindingSeverity.Error,
            $"{Missing}: {(node.Node.IsReady is false ? "the node is not ready" : "the CSI plugin does not run there, or failed")}",
            $"look at `kubectl -n {ShellText.Quote(evidence.Longhorn.Namespace)} get pods -l app={LonghornNames.CsiPlugin} -o wide` and at the pod's log");
    }

    private static IEnumerable<string> Evidence(StorageEvidence evidence, NodeKubeletRoot node)
    {
        var found = evidence.Dump.CsiNodes.Items.FirstOrDefault(item => item.Name == node.Node.Name);
        yield return found is null ? $"CSINode {node.Node.Name}: there is none"
            : $"{found}: {(found.Drivers.IsEmpty ? "no driver" : string.Join(", ", found.Drivers))}";
        if (node.Node.Annotations.GetValueOrDefault(NodeIdAnnotation) is { } ids && ids.Contains(LonghornNames.Driver, StringComparison.Ordinal))
        {
            yield return $"node {node.Node.Name}: annotation {NodeIdAnnotation} names the driver, so it was registered once";
        }

        foreach (var taint in node.Node.Taints)
        {
            yield return $"node {node.Node.Name}: taint {taint}";
        }
    }

    private static IEnumerable<string> Plugin(StorageEvidence evidence)
    {
        if (evidence.Longhorn?.CsiPlugin is { } plugin)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"DaemonSet {plugin.FullName}: {plugin.Ready?.ToString(CultureInfo.InvariantCulture) ?? "?"} of {plugin.Desired?.ToString(CultureInfo.InvariantCulture) ?? "?"} pods ready");
        }
    }
}
