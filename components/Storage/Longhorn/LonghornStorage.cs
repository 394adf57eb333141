using System.Collections.Immutable;
using Homelab.Cluster;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Storage.V1;
using Chart = Homelab.Cluster.Charts.Chart;

namespace Homelab.Components.Storage;

/// <summary>Replicated block storage on the cluster's own disks: Longhorn by Helm, and the StorageClasses that claims get.</summary>
/// <example>
/// <code>
/// var storage = new LonghornStorage("longhorn", new LonghornStorageArgs { Cluster = cluster, Replicas = 2 });
/// var claim = new PersistentVolumeClaimSpecArgs { StorageClassName = storage.ClassFor(StorageUse.Replicated) };
/// </code>
/// </example>
public sealed class LonghornStorage : StorageComponent
{
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

        Offer = plan.Offer;
        Charts = [plan.Chart];
        Warnings = [.. plan.Warnings(args)];
        var children = new StorageChildren(this, name, args.Keep);
        var objects = new LonghornObjects(children, name, args);
        Namespace = children.Namespace(LonghornNames.Namespace);
        var secrets = objects.CreateCredentials(Namespace);
        var nodes = objects.CreateNodes();
        Release = children.Release(
            "release", plan.Release, Namespace, LonghornNames.Namespace, LonghornRules.VersionSetting, [.. secrets, .. nodes]);
        objects.CreateNetworkPolicies(plan.Network, Namespace);
        objects.CreateBackupTargets(Release);
        objects.CreateRecurringJobs(Release);
        objects.CreateSnapshotClasses(Release);
        objects.CreateAlerts(plan.Chart, Release);
        StorageClasses = [.. plan.StorageClasses.Select((_, index) => CreateClass(children, plan.Spec(index)))];
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["storageClassNames"] = Output.All(ClassNames),
            ["chartVersion"] = plan.Chart.Version,
        });
    }

    /// <inheritdoc/>
    public override StorageOffer Offer { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Chart> Charts { get; }

    /// <inheritdoc/>
    public override ImmutableArray<string> Warnings { get; }

    /// <summary>The namespace, made before the release.</summary>
    public Namespace Namespace { get; }

    /// <summary>The Helm release.</summary>
    public Release Release { get; }

    /// <summary>The StorageClasses, in the order of the settings.</summary>
    public ImmutableArray<StorageClass> StorageClasses { get; }

    private StorageClass CreateClass(StorageChildren children, StorageClassSpec spec)
    {
        var made = children.Class(spec, isDefault: spec.Offered == Offer.Default, Release);
        AddClass(spec.Offered.Name, made);
        return made;
    }
}
