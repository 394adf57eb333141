using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Homelab.Cluster.Policies;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Chart = Homelab.Cluster.Charts.Chart;

namespace Homelab.Components.Storage;

/// <summary>Kubernetes' snapshot controller and its kinds, which other distributions bring along and K3s does not.</summary>
public sealed class SnapshotController : ComponentResource
{
    private const string NamespaceName = "snapshot-controller";

    /// <summary>Installs the controller.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The chart does not admit the cluster's versions; nothing was registered.</exception>
    public SnapshotController(string name, SnapshotControllerArgs args, ComponentResourceOptions? options = null)
        : base("homelab:storage:SnapshotController", name, options)
    {
        var plan = ChartPlan.For(Chart, StorageOffer.SnapshotsSetting, () => Decide(args.Cluster), args.Keep, transform: null);
        Check(args.Cluster).ThrowIfAny($"SnapshotController {name}");

        var space = CreateNamespace(name, args.Keep);
        Release = new Release(
            $"{name}-release",
            new ReleaseArgs
            {
                Name = Chart.Name,
                Namespace = space.Urn.Apply(_ => NamespaceName),
                Chart = Chart.Name,
                Version = Chart.Version,
                RepositoryOpts = new RepositoryOptsArgs { Repo = Chart.Repository },
                Values = plan.Values.ToDictionary(),
            },
            CustomResourceOptions.Merge(plan.Options, new CustomResourceOptions { Parent = this }));
        // Nobody calls the controller; it asks the API server itself.
        _ = NetworkPolicyBaseline.Create(
            name,
            NamespaceName,
            [NetworkPolicyBaseline.AllowApiServer],
            new CustomResourceOptions { Parent = this, DependsOn = { space } });
        RegisterOutputs(new Dictionary<string, object?> { ["chartVersion"] = Chart.Version });
    }

    /// <summary>The chart that is installed.</summary>
    public static Chart Chart => ChartCatalogue.SnapshotController;

    /// <summary>The Helm release; what needs the kinds depends on it.</summary>
    public Release Release { get; }

    /// <summary>Every fault that stands against the controller on a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    public static IEnumerable<Fault> Check(ClusterInventory cluster) => Chart.Check(cluster.Nodes);

    // One pod is enough for a homelab. The kinds belong to the release, and every snapshot object to the kinds.
    private static ChartValues Decide(ClusterInventory cluster)
    {
        var values = new ChartValues();
        values.Set("installCRDs", true);
        values.Set("webhook.enabled", false);
        values.Set("controller.replicaCount", 1);
        values.Set("controller.resources", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["requests"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["cpu"] = "10m", ["memory"] = "64Mi" },
            ["limits"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["memory"] = "128Mi" },
        });
        values.Set("controller.securityContext.allowPrivilegeEscalation", false);
        values.Set("controller.podSecurityContext", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["seccompProfile"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["type"] = "RuntimeDefault" },
        });
        var taints = StorageTolerations.Taints(cluster.Nodes.Where(node => node.Role == NodeRole.Server));
        if (!taints.IsEmpty)
        {
            values.Set("controller.tolerations", StorageTolerations.ToValues(taints));
        }

        return values;
    }

    private Namespace CreateNamespace(string name, bool keep) => new(
        $"{name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = NamespaceName,
                Labels = PodSecurityStandard.Labels(PodSecurityStandard.Restricted),
            },
        },
        new CustomResourceOptions { Parent = this, Protect = keep, RetainOnDelete = keep });
}
