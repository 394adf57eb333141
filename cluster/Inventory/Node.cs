using System.Collections.Immutable;

namespace Homelab.Cluster;

/// <summary>One machine of the cluster, as it is: what the program may rely on without asking it.</summary>
/// <param name="Name">Name as <c>kubectl get nodes</c> prints it.</param>
/// <param name="Role">Server (runs the API server) or agent.</param>
/// <param name="Version">Version of K3s that runs on it, for example <c>v1.32.5+k3s1</c>.</param>
public sealed record Node(string Name, NodeRole Role, KubernetesVersion Version)
{
    /// <summary>Directory under which the kubelet of this node keeps pods and plugins.</summary>
    /// <value>Default: <c>/var/lib/kubelet</c> on K3s, unknown on any other build of Kubernetes.</value>
    public KubeletRoot KubeletRoot { get; init; } = KubeletRoot.DefaultOf(Version);

    /// <summary>Value of the node's annotation <c>k3s.io/node-args</c>: the arguments that K3s was started with there.</summary>
    /// <value>Default null: not known, and nothing is checked against it.</value>
    public string? Args { get; init; }

    /// <summary>Graphics processors in the machine; null when it has none.</summary>
    public Gpu? Gpu { get; init; }

    /// <summary>Labels that the node carries, beside those that Kubernetes sets itself.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Taints that keep pods without a matching toleration away from the node.</summary>
    public ImmutableArray<Taint> Taints { get; init; } = [];
}
