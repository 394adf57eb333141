using System.Collections.Immutable;
using Homelab.Components.CustomResources.OpenEbs;
using Homelab.Components.CustomResources.Snapshots;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Chart = Homelab.Cluster.Charts.Chart;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Homelab.Components.Storage;

/// <summary>OpenEBS by Helm: directories on a node (LocalPV Hostpath), and copies on spare disks (Mayastor) when asked for.</summary>
public sealed class OpenEbsStorage : StorageComponent
{
    /// <summary>Installs OpenEBS.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the cluster; nothing was registered for them.</exception>
    public OpenEbsStorage(string name, OpenEbsStorageArgs args, ComponentResourceOptions? options = null)
        : base("homelab:storage:OpenEbsStorage", name, options)
    {
        var plan = OpenEbsPlan.For(args);
        OpenEbsRules.Check(args, plan).ThrowIfAny($"OpenEbsStorage {name}");

        Offer = plan.Offer;
        Charts = [plan.Release.Chart];
        Warnings = [.. plan.Warnings(args)];
        var children = new StorageChildren(this, name, args.Keep);
        Namespace = children.Namespace(OpenEbsPlan.Namespace);
        Release = children.Release("release", plan.Release, Namespace, OpenEbsPlan.Namespace, OpenEbsRules.ValuesSetting);
        if (args.Mayastor is { } mayastor)
        {
            CreateDiskPools(children, name, mayastor);
            CreateSnapshotClass(children, name);
        }

        foreach (var spec in plan.Classes)
        {
            AddClass(spec.Offered.Name, children.Class(spec, isDefault: spec.Offered == Offer.Default, Release));
        }

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["storageClassNames"] = Output.All(ClassNames),
            ["chartVersion"] = plan.Release.Chart.Version,
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

    private void CreateDiskPools(StorageChildren children, string name, OpenEbsMayastor mayastor)
    {
        foreach (var (node, disk, pool) in mayastor.Nodes.SelectMany(node => node.Disks.Select((disk, index) => (node.Name, disk, $"{node.Name}-{index}"))))
        {
            _ = new CustomResource(
                $"{name}-diskpool-{pool}",
                new DiskPoolArgs
                {
                    Metadata = new ObjectMetaArgs { Name = $"pool-{pool}", Namespace = OpenEbsPlan.Namespace },
                    Spec = new DiskPoolSpecArgs { Node = node, Disks = { $"aio://{disk}" } },
                },
                children.Kept(Release));
        }
    }

    private void CreateSnapshotClass(StorageChildren children, string name) => _ = new CustomResource(
        $"{name}-snapshotclass",
        new VolumeSnapshotClassArgs
        {
            Metadata = new ObjectMetaArgs { Name = "openebs-snapshot" },
            Driver = OpenEbsPlan.Driver,
            DeletionPolicy = "Delete",
        },
        children.Plain(Release));
}
