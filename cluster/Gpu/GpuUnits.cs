using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>What the nodes of a cluster offer for sharing out: the declared units that every quota is held against.</summary>
/// <param name="Nodes">One entry a node and resource, in the order of the inventory.</param>
public sealed record GpuUnits(ImmutableArray<GpuNodeUnits> Nodes)
{
    /// <summary>What NVIDIA's device plugin adds to the name of a resource whose units are turns on a card.</summary>
    public const string SharedSuffix = ".shared";

    /// <summary>Every resource that some node offers, once.</summary>
    public ImmutableArray<GpuResource> Resources { get; } =
        [.. Nodes.Select(node => node.Resource).DistinctBy(resource => resource.Name)];

    /// <summary>Counts what an inventory offers under the given sharing.</summary>
    /// <param name="nodes">The nodes of the cluster.</param>
    /// <param name="sharing">How cards are shared; at most one entry a vendor.</param>
    /// <param name="mig">How cards that are cut into MIG instances are offered.</param>
    public static GpuUnits Of(IEnumerable<Node> nodes, IEnumerable<GpuSharing> sharing, MigStrategy mig)
    {
        var shared = sharing.DistinctBy(item => item.Vendor).ToDictionary(item => item.Vendor);
        return new GpuUnits(
        [
            .. from node in nodes
               let gpu = node.Gpu
               where gpu is not null
               from part in Parts(gpu, mig)
               select UnitsOf(node, gpu, part.Name, part.Count, shared.GetValueOrDefault(gpu.Vendor)),
        ]);
    }

    /// <summary>The resource of that name, or null when no node offers it.</summary>
    /// <param name="name">Name of the resource.</param>
    public GpuResource? Find(string name) => Resources.FirstOrDefault(resource => resource.Name == name);

    /// <summary>Units of a resource in the whole cluster.</summary>
    /// <param name="resource">Name of the resource.</param>
    public int Total(string resource) => Of(resource).Sum(node => node.Units);

    /// <summary>Units of a resource on the node that has most of them: no pod can get more.</summary>
    /// <param name="resource">Name of the resource.</param>
    public int LargestNode(string resource) => Of(resource).Select(node => node.Units).DefaultIfEmpty(0).Max();

    /// <summary>Where the units of a resource come from, in words, for example <c>k3s3: 1 x 4</c>.</summary>
    /// <param name="resource">Name of the resource.</param>
    public string Explain(string resource) => string.Join(", ", Of(resource).Select(node => node.ToString()));

    private IEnumerable<GpuNodeUnits> Of(string resource) => Nodes.Where(node => node.Resource.Name == resource);

    private static IEnumerable<(string Name, int Count)> Parts(NodeGpu gpu, MigStrategy mig) =>
        gpu.Mig.IsEmpty || mig == MigStrategy.None ? [(gpu.Vendor.WholeResource(gpu), gpu.Count)]
        : mig == MigStrategy.Single ? [(gpu.Vendor.WholeResource(gpu), gpu.Mig.Values.Sum())]
        : gpu.Mig.Select(profile => ($"{gpu.Vendor.ResourceDomain}/mig-{profile.Key}", profile.Value));

    // NVIDIA's shared resources get a name of their own, so that "one" never silently means a quarter; Intel's keep theirs.
    private static GpuNodeUnits UnitsOf(Node node, NodeGpu gpu, string name, int count, GpuSharing? sharing)
    {
        var suffix = sharing is not null && gpu.Vendor == GpuVendor.Nvidia ? SharedSuffix : "";
        var resource = new GpuResource(gpu.Vendor, name + suffix, gpu.Vendor.TaintOf(gpu).Key, sharing is not null);
        return new GpuNodeUnits(node, resource, count, sharing?.Replicas ?? 1);
    }
}

/// <summary>What one node offers of one resource.</summary>
/// <param name="Node">The node.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Physical">Cards, or MIG instances, behind it.</param>
/// <param name="Replicas">Units that each of them is offered as; 1 when it is not shared.</param>
public sealed record GpuNodeUnits(Node Node, GpuResource Resource, int Physical, int Replicas)
{
    /// <summary>Units that the node reports as allocatable.</summary>
    public int Units => Physical * Replicas;

    /// <summary>Node and units in words.</summary>
    public override string ToString() => Replicas == 1 ? $"{Node.Name}: {Physical}" : $"{Node.Name}: {Physical} x {Replicas}";
}
