using Homelab.Cluster.Charts;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Whether Kubernetes and Longhorn run in versions that go together.</summary>
internal static class VersionsCheck
{
    private static readonly Check Check = new(
        "storage/versions", $"the nodes keep to Kubernetes' version skew policy and to the range of chart {ChartCatalogue.Longhorn}");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.Dump.Nodes.Missing is { } missing)
        {
            return [Check.Unknown("nodes", missing)];
        }

        var nodes = evidence.Dump.Nodes.Items.Select(node => (node.Name, Parsed: Parse(node))).ToArray();
        var inventory = nodes.Select(node => node.Parsed).OfType<Node>().ToArray();
        Finding[] findings =
        [
            .. nodes.Where(node => node.Parsed is null).Select(node => Check.Fault(
                FindingSeverity.Unknown, node.Name, "its version cannot be read", "look at `kubectl get nodes`")),
            .. VersionSkew.Check(inventory).Concat(evidence.Longhorn is null ? [] : ChartCatalogue.Longhorn.Check(inventory)).Select(fault => Check.Fault(
                FindingSeverity.Error, "nodes", $"{fault.Value}: {fault.Reason}", fault.Fix, inventory.Select(Show))),
            .. VersionSkew.Warnings(inventory).Concat(evidence.Longhorn is null ? [] : ChartCatalogue.Longhorn.Warnings(inventory))
                .Select(warning => Check.Info("cluster", warning)),
            .. CheckLonghorn(evidence.Longhorn),
        ];
        return findings.Length > 0 ? findings : [Check.Ok("nodes", "versions go together", inventory.Select(Show))];
    }

    private static Node? Parse(NodeObject node) =>
        KubernetesVersion.TryParse(node.KubeletVersion, out var version) ? new Node(node.Name, node.Role, version) : null;

    private static IEnumerable<Finding> CheckLonghorn(LonghornInstallation? longhorn)
    {
        var newest = ChartCatalogue.Longhorn;
        if (longhorn is null || !KubernetesVersion.TryParse(newest.Version, out var wanted))
        {
            yield break;
        }

        if (!KubernetesVersion.TryParse(longhorn.Version, out var running))
        {
            yield return Check.Fault(
                FindingSeverity.Unknown, LonghornNames.Manager, "the running version of Longhorn is not known", $"look at the image of DaemonSet {LonghornNames.Manager}");
        }
        else if (running > wanted)
        {
            yield return Check.Fault(
                FindingSeverity.Warning,
                LonghornNames.Manager,
                $"Longhorn {running} runs, newer than any that this project knows ({newest.Version}); Longhorn does not support going back",
                $"add {running} to the chart catalogue before the next `pulumi up`");
        }
        else if (running < wanted)
        {
            yield return Check.Info(
                LonghornNames.Manager,
                $"Longhorn {running} runs; the newest that this project knows is {newest.Version}",
                $"upgrade one minor version at a time, with no faulted volume: {string.Join(", ", Steps(running, wanted))}");
        }
    }

    private static IEnumerable<string> Steps(KubernetesVersion from, KubernetesVersion to)
    {
        for (var minor = from.Minor + 1; from.Major == to.Major && minor < to.Minor; minor++)
        {
            yield return $"1.{minor}";
        }

        yield return $"{to}";
    }

    private static string Show(Node node) => $"{node.Name}: {node.Version}";
}
