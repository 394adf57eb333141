namespace Homelab.Cluster;

/// <summary>The network plugin of the cluster.</summary>
public sealed record Cni : IChoice<Cni>
{
    /// <summary>K3s' own; its embedded controller enforces NetworkPolicies.</summary>
    public static readonly Cni Flannel = new("flannel");

    /// <summary>Cilium, installed with K3s' flannel switched off.</summary>
    public static readonly Cni Cilium = new("cilium");

    /// <summary>Calico, installed with K3s' flannel switched off.</summary>
    public static readonly Cni Calico = new("calico");

    private Cni(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<Cni> All { get; } = [Flannel, Cilium, Calico];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The plugin's name.</summary>
    public override string ToString() => Name;
}
