using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>
/// Which pods may write to a node's root disk instead of their volume: where the driver has another root than the kubelet
/// and is registered all the same, a pod without fsGroup starts as if nothing were wrong.
/// </summary>
internal static class SilentWritesCheck
{
    private static readonly Check Check = new("storage/silent-writes", "no pod with a volume runs where its driver mounts elsewhere than the kubelet looks");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.WithoutLonghorn(Check) is { } none)
        {
            return [none];
        }

        if (evidence.DriverPaths?.Root is null || evidence.Roots.IsEmpty || evidence.Roots.Any(node => !node.IsCertain))
        {
            return [Check.Unknown("pods", new MissingEvidence(
                "whether driver and kubelet use the same directory is not known on every node", "see storage/kubelet-root and storage/csi-plugin-paths"))];
        }

        var nodes = evidence.Mismatches.Where(node => evidence.IsRegistered(node.Node.Name) is not false).Select(node => node.Node.Name).ToArray();
        if (nodes.Length == 0)
        {
            return [Check.Ok("nodes", evidence.Mismatches.Any() ? "the driver is registered on none of the nodes in question" : "driver and kubelet use the same directory on every node")];
        }

        if ((evidence.Dump.Pods.Missing ?? evidence.Dump.PersistentVolumeClaims.Missing ?? evidence.Dump.PersistentVolumes.Missing) is { } missing)
        {
            return [Check.Unknown(nodes, missing)];
        }

        var suspects = Suspects(evidence.Dump, nodes).ToArray();
        return
        [
            suspects.Length == 0
                ? Check.Ok(nodes, "no running pod without fsGroup uses a Longhorn volume there")
                : Check.Fault(
                    FindingSeverity.Error,
                    suspects.Select(suspect => suspect.FullName).ToArray(),
                    "these pods run without fsGroup, so whatever they wrote may lie on the node's root disk and not in their volume",
                    "copy it away before anything is restarted or cleaned up: step 2 of the repair order",
                    suspects.SelectMany(suspect => suspect.Claims.Select(claim => $"pod {suspect.FullName} on {suspect.NodeName}: claim {claim.Claim}"))),
        ];
    }

    private static IEnumerable<PodObject> Suspects(ClusterDump dump, string[] nodes)
    {
        var volumes = dump.PersistentVolumes.Items
            .Where(volume => volume is { Driver: LonghornNames.Driver, Claim: not null })
            .Select(volume => volume.Claim!)
            .ToHashSet(StringComparer.Ordinal);
        return dump.Pods.Items.Where(pod =>
            pod is { Phase: "Running", FsGroup: null }
            && nodes.Contains(pod.NodeName)
            && pod.Claims.Any(claim => volumes.Contains($"{pod.Namespace}/{claim.Claim}")));
    }
}
