using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Chart = Homelab.Cluster.Charts.Chart;

namespace Homelab.Components.Storage;

/// <summary>Ceph on spare disks, run by Rook: block volumes, and a shared file system.</summary>
public sealed class RookCephStorage : StorageComponent
{
    /// <summary>Installs Rook and lets it make a Ceph cluster.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the cluster; nothing was registered for them.</exception>
    public RookCephStorage(string name, RookCephStorageArgs args, ComponentResourceOptions? options = null)
        : base("homelab:storage:RookCephStorage", name, options)
    {
        var plan = RookCephPlan.For(args);
        RookCephRules.Check(args, plan).ThrowIfAny($"RookCephStorage {name}");

        Offer = plan.Offer;
        Charts = [.. plan.Releases.Select(release => release.Chart)];
        Warnings = [.. plan.Warnings(args)];
        var children = new StorageChildren(this, name, args.Keep);
        var objects = new RookCephObjects(children, name, args, plan);
        Namespace = children.Namespace(RookCephPlan.Namespace);
        Operator = children.Release("release", plan.Operator, Namespace, RookCephPlan.Namespace, RookCephRules.VersionSetting);
        Drivers = plan.Drivers is { } drivers
            ? children.Release("drivers", drivers, Namespace, RookCephPlan.Namespace, RookCephRules.VersionSetting, Operator)
            : null;
        var cluster = objects.CreateCluster(Operator, Drivers);
        var pool = objects.CreateBlockPool(cluster);
        var filesystem = args.SharedFileSystem ? objects.CreateFilesystem(cluster) : null;
        objects.CreateSnapshotClasses(cluster);
        foreach (var spec in plan.Classes)
        {
            AddClass(spec.Offered.Name, children.Class(spec, isDefault: spec.Offered == Offer.Default, pool, filesystem));
        }

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["storageClassNames"] = Output.All(ClassNames),
            ["chartVersion"] = plan.Operator.Chart.Version,
        });
    }

    /// <inheritdoc/>
    public override StorageOffer Offer { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Chart> Charts { get; }

    /// <inheritdoc/>
    public override ImmutableArray<string> Warnings { get; }

    /// <summary>The namespace, made before the releases.</summary>
    public Namespace Namespace { get; }

    /// <summary>The Helm release of the operator.</summary>
    public Release Operator { get; }

    /// <summary>The Helm release of the CSI drivers; null while Rook brings them itself.</summary>
    public Release? Drivers { get; }
}
