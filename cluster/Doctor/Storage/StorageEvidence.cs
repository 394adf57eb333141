using System.Collections.Immutable;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>What several checks on storage need, worked out once.</summary>
internal sealed class StorageEvidence
{
    /// <summary>Works it out.</summary>
    /// <param name="dump">What is known of the cluster.</param>
    public StorageEvidence(ClusterDump dump)
    {
        Dump = dump;
        Longhorn = LonghornInstallation.Find(dump);
        DriverPaths = Longhorn?.CsiPlugin is { } plugin ? DriverPaths.Of(plugin) : null;
        var observed = ObservedRoots.In(dump).ToLookup(item => item.Node, item => item.Evidence);
        Roots = [.. dump.Nodes.Items.Select(node => NodeKubeletRoot.Weigh(node, observed[node.Name]))];
        UnplacedRoots = [.. observed[null].Distinct()];
        Sightings = [.. SymptomSighting.In(dump)];
    }

    /// <summary>What is known of the cluster.</summary>
    public ClusterDump Dump { get; }

    /// <summary>Longhorn; null when there is no trace of it.</summary>
    public LonghornInstallation? Longhorn { get; }

    /// <summary>Where Longhorn's CSI plugin looks for the kubelet; null when its DaemonSet was not seen.</summary>
    public DriverPaths? DriverPaths { get; }

    /// <summary>The kubelet root of each node.</summary>
    public ImmutableArray<NodeKubeletRoot> Roots { get; }

    /// <summary>Evidence for kubelet roots of nodes that nothing names.</summary>
    public ImmutableArray<RootEvidence> UnplacedRoots { get; }

    /// <summary>Messages that tell of a known trouble.</summary>
    public ImmutableArray<SymptomSighting> Sightings { get; }

    /// <summary>The nodes whose root is certain and is not the driver's; none while the driver's is not known.</summary>
    public IEnumerable<NodeKubeletRoot> Mismatches =>
        Roots.Where(node => DriverPaths?.Root is { } root && node.IsCertain && node.Root.Path != root);

    /// <summary>Whether the driver is registered with a node's kubelet; null when nothing tells.</summary>
    /// <param name="node">Name of the node.</param>
    public bool? IsRegistered(string node) =>
        Dump.CsiNodes.Items.FirstOrDefault(item => item.Name == node) is { } found ? found.Drivers.Contains(LonghornNames.Driver)
        : Dump.CsiNodes.IsComplete ? false
        : null;

    /// <summary>
    /// The finding of a check that has nothing to look at: Longhorn is not installed, or nothing tells whether it is. Null
    /// when there is a Longhorn.
    /// </summary>
    /// <param name="check">The check.</param>
    public Finding? WithoutLonghorn(Check check) =>
        Longhorn is not null ? null
        : Dump.DaemonSets.Missing is { } missing ? check.Unknown("Longhorn", missing)
        : check.Info("Longhorn", "not installed, so there is nothing to look at");
}
