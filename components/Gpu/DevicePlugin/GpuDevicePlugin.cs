using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Homelab.Components.Gpu;

/// <summary>Makes the cards of the nodes known to Kubernetes: node labels, the vendors' device plugins, NVIDIA's metrics.</summary>
/// <example>
/// <code>
/// var plugin = new GpuDevicePlugin("gpu-plugin", new GpuDevicePluginArgs { Plan = plan });
/// </code>
/// </example>
public sealed class GpuDevicePlugin : ComponentResource
{
    // Port of the metrics exporter, and of the webhook of Intel's operator.
    private static readonly int[] CalledPorts = [9400, 9443];

    private readonly CustomResourceOptions _child;

    /// <summary>Installs the plugins.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the cluster; nothing was registered for them.</exception>
    public GpuDevicePlugin(string name, GpuDevicePluginArgs args, ComponentResourceOptions? options = null)
        : base("homelab:gpu:GpuDevicePlugin", name, options)
    {
        GpuPlanRules.Check(args.Plan, GpuGovernanceRules.Setting).Concat(GpuDevicePluginRules.Check(args)).ThrowIfAny($"GpuDevicePlugin {name}");

        var plan = GpuDevicePluginPlan.For(args);
        _child = new CustomResourceOptions { Parent = this };
        Namespace = CreateNamespace(name);
        NamespaceName = Namespace.Urn.Apply(_ => GpuPlan.SystemNamespace);
        NetworkPolicies = NetworkPolicyBaseline.Create(name, NamespaceName, NetworkRules(), _child);
        NodeLabels = [.. args.Plan.Vendors.SelectMany(vendor => args.Plan.NodesOf(vendor)).Where(IsUnlabelled).Select(node => CreateLabel(name, node))];
        Charts = [.. plan.Releases.Select(item => item.Release.Chart)];
        Releases = CreateReleases(name, plan);
        Alerts = args.PrometheusOperator ? new GpuAlertRules($"{name}-alerts", args, NamespaceName, new ComponentResourceOptions { Parent = this }) : null;
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["namespace"] = NamespaceName,
            ["charts"] = Charts.ToDictionary(chart => chart.Name, chart => (object?)chart.Version),
        });
    }

    /// <summary>Namespace of plugins and exporters.</summary>
    public Namespace Namespace { get; }

    /// <summary>Its name; known in a preview, and made before it is used.</summary>
    public Output<string> NamespaceName { get; }

    /// <summary>What the network lets through in it.</summary>
    public ImmutableArray<NetworkPolicy> NetworkPolicies { get; }

    /// <summary>Labels of nodes whose inventory does not list them already.</summary>
    public ImmutableArray<NodePatch> NodeLabels { get; }

    /// <summary>The Helm releases, in the order of <see cref="Charts"/>.</summary>
    public ImmutableArray<Release> Releases { get; }

    /// <summary>The charts that are installed.</summary>
    public ImmutableArray<Cluster.Charts.Chart> Charts { get; }

    /// <summary>Alert rules; null where the custom resource is missing.</summary>
    public GpuAlertRules? Alerts { get; }

    // Plugins mount directories of the host and some run privileged.
    private Namespace CreateNamespace(string name) => new(
        $"{name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = GpuPlan.SystemNamespace,
                Labels = PodSecurityStandard.Labels(PodSecurityStandard.Privileged),
            },
        },
        _child);

    // A label and no taint: the list of taints has one owner, and taking it over would drop those of Kubernetes itself.
    private NodePatch CreateLabel(string name, Cluster.Node node) => new(
        $"{name}-node-{node.Name}",
        new NodePatchArgs
        {
            Metadata = new ObjectMetaPatchArgs
            {
                Name = node.Name,
                Labels = { [node.Gpu!.Vendor.NodeLabel] = GpuVendor.NodeLabelValue },
            },
        },
        _child);

    private ImmutableArray<Release> CreateReleases(string name, GpuDevicePluginPlan plan)
    {
        var releases = new List<(GpuVendor Vendor, Release Release)>();
        foreach (var (release, vendor, options) in plan.Releases)
        {
            // Intel's plugin is an object that its operator must know first.
            var before = releases.Where(earlier => earlier.Vendor == vendor).Select(Resource (earlier) => earlier.Release).Concat(NodeLabels);
            var made = release.Create(
                $"{name}-release-{release.Chart.Name}",
                NamespaceName,
                CustomResourceOptions.Merge(options, new CustomResourceOptions { Parent = this, DependsOn = [.. before] }));
            releases.Add((vendor, made));
        }

        return [.. releases.Select(item => item.Release)];
    }

    private static bool IsUnlabelled(Cluster.Node node) => !node.Labels.ContainsKey(node.Gpu!.Vendor.NodeLabel);

    private static IEnumerable<(string Name, NetworkPolicySpecArgs Spec)> NetworkRules() =>
    [
        NetworkPolicyBaseline.AllowApiServer,
        ("allow-callers", NetworkPolicyBaseline.AllowIngress(CalledPorts)),
    ];
}
