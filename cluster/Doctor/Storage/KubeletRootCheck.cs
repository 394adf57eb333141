using System.Globalization;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Where each node's kubelet keeps its files, and whether that is the same everywhere.</summary>
internal static class KubeletRootCheck
{
    private const string DriverSetting = "csi.kubeletRootDir";

    private static readonly Check Check = new("storage/kubelet-root", "one kubelet root, known and the same on every node");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.Dump.Nodes.Items.IsEmpty)
        {
            return [Check.Unknown("nodes", evidence.Dump.Nodes.Missing ?? new("the cluster has no nodes", "look at `kubectl get nodes`"))];
        }

        Finding[] findings = [.. evidence.Roots.SelectMany(CheckNode), .. CheckRootless(evidence), .. CheckCommon(evidence), .. CheckUnplaced(evidence)];
        return findings.Length > 0 ? findings : [Common(evidence)];
    }

    private static IEnumerable<Finding> CheckNode(NodeKubeletRoot node)
    {
        if (node.Root.Path is null)
        {
            yield return Check.Fault(
                FindingSeverity.Unknown,
                node.Node.Name,
                $"the kubelet root is unknown: {node.Root.Note}",
                "look for --root-dir in the command line of that node's kubelet; in the settings, it is kubeletRoot of the node",
                Lines(node));
        }
        else if (node.Contradiction is { } contradiction)
        {
            yield return Check.Fault(
                FindingSeverity.Unknown,
                node.Node.Name,
                $"the evidence contradicts itself: {contradiction}",
                "restart K3s on that node, so that it records its arguments anew, and look again when the old events are gone (an hour)",
                Lines(node));
        }
        else if (node.Root.Note is { } note)
        {
            yield return Check.Info(node.Node.Name, note, "give it once", Lines(node));
        }
    }

    private static IEnumerable<Finding> CheckRootless(StorageEvidence evidence) =>
        from node in evidence.Roots
        where node.Root.Kind == KubeletRootKind.Rootless && node.IsCertain
        group node by node.Root.Path into nodes
        select Check.Fault(
            FindingSeverity.Warning,
            nodes.Select(node => node.Node.Name).ToArray(),
            $"K3s runs rootless, with its kubelet in {nodes.Key}; Longhorn needs root on the node",
            "run K3s as root there, or keep volumes on local-path",
            nodes.SelectMany(Lines));

    private static IEnumerable<Finding> CheckCommon(StorageEvidence evidence)
    {
        var known = evidence.Roots.Where(node => node.IsCertain).ToArray();
        if (known.Select(node => node.Root.Path).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            // The reason and the way out are those of the preview, which refuses such a cluster.
            var inventory = known.Select(node => new Node(node.Node.Name, node.Node.Role, new KubernetesVersion(0, 0, 0, "", "")) { KubeletRoot = node.Root });
            var fault = KubeletRootDecision.For([.. inventory], null, DriverSetting).Faults[0];
            yield return Check.Fault(FindingSeverity.Error, "nodes", fault.Reason, fault.Fix, evidence.Roots.SelectMany(Lines));
        }
        else if (known is [{ Root: { Kind: KubeletRootKind.Overridden } root }, ..])
        {
            yield return Check.Info(
                "nodes",
                $"every known root is {root}, which Longhorn does not detect on K3s",
                $"{DriverSetting} must be {root}, as it is when kubeletRoot of every node says so",
                evidence.Roots.SelectMany(Lines));
        }
    }

    // A root that fits no node's means that some node's is not what it seems.
    private static IEnumerable<Finding> CheckUnplaced(StorageEvidence evidence) =>
        from seen in evidence.UnplacedRoots
        where seen.Strength != EvidenceStrength.Hint && evidence.Roots.All(node => node.Root.Path != seen.Root)
        select Check.Fault(
            FindingSeverity.Unknown,
            "a node",
            $"{seen} is the root of no node as far as is known, and nothing names the node",
            "name the node of the file: --from NODE=FILE",
            evidence.Roots.SelectMany(Lines));

    private static Finding Common(StorageEvidence evidence) => Check.Ok(
        evidence.Roots.Length == 1 ? evidence.Roots[0].Node.Name : string.Create(CultureInfo.InvariantCulture, $"{evidence.Roots.Length} nodes"),
        $"{evidence.Roots[0].Root}",
        [.. evidence.Roots.SelectMany(Lines), .. evidence.UnplacedRoots.Select(seen => $"{seen}")]);

    private static IEnumerable<string> Lines(NodeKubeletRoot node) => node.Evidence.Select(seen => $"{node.Node.Name}: {seen}");
}
