using System.Collections.Immutable;
using Homelab.Cluster;
using Machine = Homelab.Cluster.Node;

namespace Homelab.Bench.GpuSimulation;

/// <summary>The homelab of the comparison, in the words of a stack's settings: eight GPUs on three nodes, and four teams.</summary>
internal static class HomelabPlan
{
    private const string Media = "media";
    private const string Assistant = "assistant";
    private const string Lab = "lab";
    private const string Research = "research";

    // Of each class. Those of critical-gpu and high-gpu are guaranteed, so together they are what the cluster has; those of
    // medium-gpu and low-gpu share what is left over, and are promised to several teams at once.
    private const int ClassQuota = 4;

    /// <summary>The plan: quotas for the classes that a team submits jobs of, and at most two GPUs for a pod.</summary>
    public static GpuPlan Plan { get; } = new(
        new ClusterInventory([Node("gpu1", 4), Node("gpu2", 2), Node("gpu3", 2)], Cni.Flannel),
        [Team(Media), Team(Assistant), Team(Lab), Team(Research)])
    {
        MaxUnitsPerPod = 2,
    };

    /// <summary>GPUs of each node.</summary>
    public static IReadOnlyList<int> Nodes { get; } = [.. Plan.Units.Nodes.Select(node => node.Units)];

    /// <summary>Names of the teams that submit jobs of a class, with their shares of them.</summary>
    public static IReadOnlyList<(string Team, double Share)> Submitters(GpuPriorityClass gpuClass) =>
        gpuClass == GpuPriorityClass.Critical ? [(Media, 1.0)]
        : gpuClass == GpuPriorityClass.High ? [(Assistant, 1.0)]
        : gpuClass == GpuPriorityClass.Medium ? [(Lab, 0.6), (Research, 0.2), (Assistant, 0.2)]
        : [(Research, 0.6), (Lab, 0.2), (Media, 0.2)];

    private static Machine Node(string name, int gpus) => new(name, NodeRole.Server, new KubernetesVersion(1, 32, 5, "", "k3s1"))
    {
        Gpu = new NodeGpu(GpuVendor.Nvidia, gpus),
    };

    private static GpuTeam Team(string name)
    {
        ImmutableArray<GpuPriorityClass> classes =
            [.. GpuPriorityClass.All.Where(gpuClass => Submitters(gpuClass).Any(submitter => submitter.Team == name))];
        return new GpuTeam(name, classes[0], [.. classes.Select(gpuClass => new GpuQuota(gpuClass, "nvidia.com/gpu", ClassQuota))]);
    }
}
