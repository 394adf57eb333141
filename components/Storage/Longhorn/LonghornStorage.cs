using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace Homelab.Components.Storage;

/// <summary>Replicated block storage on the cluster's own disks: Longhorn by Helm, and the StorageClasses that claims name.</summary>
/// <example>
/// <code>
/// var storage = new LonghornStorage("longhorn", new LonghornStorageArgs { Cluster = cluster, Replicas = 2 });
/// var claim = new PersistentVolumeClaimSpecArgs { StorageClassName = storage.ClassFor(StorageUse.Replicated) };
/// </code>
/// </example>
public sealed class LonghornStorage : StorageComponent
{
    /// <summary>Where Longhorn lives; backup secrets must be in it too.</summary>
    public const string NamespaceName = "longhorn-system";

    // Longhorn starts a manager on every node before its CSI pods; Helm's five minutes are short for a slow disk.
    private const int InstallSeconds = 900;

    // Minutes after which Longhorn removes a copy that failed; the chart's own class has the same (chart longhorn
    // 1.12.1, templates/storageclass.yaml).
    private const string StaleReplicaTimeout = "30";

    private readonly CustomResourceOptions _child;

    /// <summary>Installs Longhorn.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the cluster; nothing was registered for them.</exception>
    public LonghornStorage(string name, LonghornStorageArgs args, ComponentResourceOptions? options = null)
        : base("homelab:storage:LonghornStorage", name, options)
    {
        var plan = LonghornPlan.For(args);
        LonghornRules.Check(args, plan).ThrowIfAny($"LonghornStorage {name}");

        _child = new CustomResourceOptions { Parent = this, Protect = args.Keep };
        Offer = plan.Offer;
        Warnings = [.. plan.Warnings(args)];
        Namespace = CreateNamespace(name);
        Release = CreateRelease(name, plan);
        StorageClasses = [.. plan.StorageClasses.Select(item => CreateStorageClass(name, item))];
        foreach (var (made, item) in StorageClasses.Zip(plan.StorageClasses))
        {
            AddClass(item.Name, made);
        }

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["storageClassNames"] = Output.All(ClassNames),
            ["chartVersion"] = Chart.Version,
        });
    }

    /// <inheritdoc/>
    public override StorageOffer Offer { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Cluster.Charts.Chart> Charts => [Chart];

    /// <inheritdoc/>
    public override ImmutableArray<string> Warnings { get; }

    /// <summary>The chart that is installed.</summary>
    public Cluster.Charts.Chart Chart { get; } = LonghornPlan.Chart;

    /// <summary>The namespace, made before the release.</summary>
    public Namespace Namespace { get; }

    /// <summary>The Helm release.</summary>
    public Release Release { get; }

    /// <summary>The StorageClasses, in the order of the settings.</summary>
    public ImmutableArray<StorageClass> StorageClasses { get; }

    // Longhorn mounts devices on the host, which only the privileged level admits (Kubernetes documentation, "Pod
    // Security Standards").
    private Namespace CreateNamespace(string name) => new(
        $"{name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = NamespaceName,
                Labels =
                {
                    ["pod-security.kubernetes.io/enforce"] = "privileged",
                    ["pod-security.kubernetes.io/audit"] = "privileged",
                    ["pod-security.kubernetes.io/warn"] = "privileged",
                },
            },
        },
        _child);

    // The URN is known in a preview, the object is not: going through it, the name is plain and still waits for the object.
    private Release CreateRelease(string name, LonghornPlan plan) => new(
        $"{name}-release",
        new ReleaseArgs
        {
            Name = Chart.Name,
            Namespace = Namespace.Urn.Apply(_ => NamespaceName),
            Chart = Chart.Name,
            Version = Chart.Version,
            RepositoryOpts = new RepositoryOptsArgs { Repo = Chart.Repository },
            Timeout = InstallSeconds,
            Values = plan.Values.ToDictionary(),
        },
        CustomResourceOptions.Merge(plan.ReleaseOptions, new CustomResourceOptions { Parent = this }));

    private StorageClass CreateStorageClass(string name, LonghornStorageClass item) => new(
        $"{name}-storageclass-{item.Name}",
        new StorageClassArgs
        {
            Metadata = new ObjectMetaArgs { Name = item.Name },
            Provisioner = "driver.longhorn.io",
            AllowVolumeExpansion = true,
            ReclaimPolicy = item.ReclaimPolicy!.Name,
            VolumeBindingMode = "Immediate",
            Parameters =
            {
                ["numberOfReplicas"] = item.Replicas!.Value.ToString(CultureInfo.InvariantCulture),
                ["staleReplicaTimeout"] = StaleReplicaTimeout,
                ["dataLocality"] = item.DataLocality!.Name,
                ["fsType"] = item.FileSystem.Name,
                ["dataEngine"] = "v1",
            },
        },
        CustomResourceOptions.Merge(_child, new CustomResourceOptions { DependsOn = { Release } }));
}
