using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

/// <summary>Reads the setting <c>homelab:cluster</c>.</summary>
internal static class ClusterSettings
{
    /// <summary>Most GPUs that one node can hold, to catch a slip of the keyboard.</summary>
    internal const int MaxGpus = 16;

    /// <summary>The cluster; places that could not be read hold stand-ins, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static ClusterInventory Read(SettingsSection section) => new(
        Nodes: section.RequiredList("nodes", "a list of nodes", ReadNode),
        Cni: section.Choice<Cni>("cni") ?? Cni.Flannel)
    {
        LocalStorage = section.Choice<LocalStorage>("localStorage") ?? LocalStorage.Packaged,
    };

    private static Node ReadNode(SettingsSection section)
    {
        var name = section.RequiredText("name", "the name that `kubectl get nodes` prints");
        var role = section.RequiredChoice<NodeRole>("role") ?? NodeRole.Agent;
        var version = section.RequiredParsed<KubernetesVersion>(
            "version", "a version as `kubectl get nodes` prints it, for example v1.32.5+k3s1", KubernetesVersion.TryParse)
            ?? new KubernetesVersion(0, 0, 0, "", "");
        var node = new Node(name ?? "", role, version)
        {
            Gpu = section.Map("gpu", "vendor and count", ReadGpu),
            Labels = section.TextMap("labels", "labels"),
            Taints = section.ParsedList<Taint>("taints", $"a taint, {Taint.Form}", Taint.TryParse),
        };
        node = section.Text("args", $"the node's annotation {NodeArgs.Annotation}") is { } args
            ? node with { Args = args, KubeletRoot = NodeArgs.ReadKubeletRoot(args, version.ToString()) }
            : node;
        return section.Text("kubeletRoot", "a directory") is { } root ? node with { KubeletRoot = KubeletRoot.At(root) } : node;
    }

    private static Gpu ReadGpu(SettingsSection section) => new(
        section.RequiredChoice<GpuVendor>("vendor") ?? GpuVendor.Nvidia,
        section.Integer("count", 1, MaxGpus) ?? 1);
}
