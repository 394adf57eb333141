using System.Collections.Frozen;
using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>What a node must bring along for Longhorn, as Longhorn itself finds it there: nobody needs to log in to look.</summary>
internal static class NodeConditionsCheck
{
    private static readonly Check Check = new("storage/node-conditions", "no condition of Longhorn's nodes is False");

    // What to do about each condition (Longhorn documentation, "Quick Installation" and "Node Conditions").
    private static readonly FrozenDictionary<string, (FindingSeverity Severity, string Fix)> Known = new Dictionary<string, (FindingSeverity, string)>
    {
        ["Ready"] = (FindingSeverity.Error, "look at the longhorn-manager pod of that node"),
        ["MountPropagation"] = (FindingSeverity.Error, Symptom.MountPropagation.Fix),
        ["RequiredPackages"] = (FindingSeverity.Warning, "install them there: open-iscsi with iscsid enabled, nfs-common, cryptsetup, dmsetup"),
        ["KernelModulesLoaded"] = (FindingSeverity.Warning, "load them there and at boot: `modprobe iscsi_tcp dm_crypt`, and both in /etc/modules-load.d/longhorn.conf"),
        ["NFSClientInstalled"] = (FindingSeverity.Warning, "install an NFS 4.1 client there (nfs-common); volumes shared between nodes and NFS backups need it"),
        ["Multipathd"] = (FindingSeverity.Warning, Symptom.Multipathd.Fix),
        ["Schedulable"] = (FindingSeverity.Warning, "uncordon the node, or give it disk space, as the message says"),
    }.ToFrozenDictionary();

    // Only for the V2 engine, which needs to be switched on.
    private const string HugePages = "HugePagesAvailable";

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.WithoutLonghorn(Check) is { } none)
        {
            return [none];
        }

        var nodes = evidence.Dump.LonghornNodes;
        if (nodes.Missing is { } missing)
        {
            return [Check.Unknown("nodes.longhorn.io", missing)];
        }

        Finding[] findings = [.. nodes.Items.SelectMany(CheckNode), .. CheckAbsent(evidence)];
        return findings.Length > 0 ? findings :
        [
            Check.Ok(
                string.Create(CultureInfo.InvariantCulture, $"{nodes.Items.Length} nodes"),
                "packages, kernel modules, NFS client, multipathd and mount propagation are as they should be"),
        ];
    }

    private static IEnumerable<Finding> CheckNode(LonghornNodeObject node)
    {
        foreach (var condition in node.Conditions.Where(condition => condition.Status != "True" && condition.Type != HugePages))
        {
            var (severity, fix) = Known.GetValueOrDefault(condition.Type, (FindingSeverity.Warning, "see the message"));
            yield return Check.Fault(
                condition.Status == "False" ? severity : FindingSeverity.Unknown,
                node.Name,
                $"{condition.Type} is {condition.Status}{(condition.Reason.Length == 0 ? "" : $": {condition.Reason}")}",
                fix,
                condition.Message.Length == 0 ? [] : [Redaction.Of(condition.Message)]);
        }

        var lacking = Known.Keys.Except(node.Conditions.Select(condition => condition.Type)).Order(StringComparer.Ordinal).ToArray();
        if (lacking.Length > 0)
        {
            yield return Check.Fault(
                FindingSeverity.Unknown,
                node.Name,
                $"Longhorn says nothing about {string.Join(", ", lacking)}",
                "wait until its manager has looked (some minutes); Longhorn before 1.8 looks at fewer things");
        }
    }

    private static IEnumerable<Finding> CheckAbsent(StorageEvidence evidence) =>
        from node in evidence.Roots
        where evidence.Dump.LonghornNodes.Items.All(known => known.Name != node.Node.Name)
        let taint = TolerationsCheck.BarringTaint(node.Node, evidence.Longhorn?.Manager)
        where taint is null || !TolerationsCheck.IsControlPlane(taint)
        select Check.Fault(
            FindingSeverity.Unknown,
            node.Node.Name,
            taint is null ? "Longhorn does not know the node" : $"Longhorn does not know the node: the taint {taint} keeps its manager away",
            taint is null ? "look at the DaemonSet longhorn-manager" : TolerationsCheck.Fix(taint));
}
