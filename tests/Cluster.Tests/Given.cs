using System.Collections.Immutable;

namespace Homelab.Cluster.Tests;

/// <summary>Valid data by default, so that a test shows only what matters to it.</summary>
internal static class Given
{
    public static Node Node(
        string name = "k3s1", NodeRole? role = null, string version = "v1.32.5+k3s1", string? kubeletRoot = null)
    {
        var node = new Node(name, role ?? NodeRole.Agent, Version(version));
        return kubeletRoot is null ? node : node with { KubeletRoot = KubeletRoot.At(kubeletRoot) };
    }

    public static Node Server(string name = "k3s-master1", string version = "v1.32.5+k3s1", string? kubeletRoot = null) =>
        Node(name, NodeRole.Server, version, kubeletRoot);

    public static KubernetesVersion Version(string text) =>
        KubernetesVersion.TryParse(text, out var version) ? version : throw new ArgumentException(text);

    public static ClusterInventory Cluster(params ImmutableArray<Node> nodes) => new(nodes, Cni.Cilium);
}
