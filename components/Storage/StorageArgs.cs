using Homelab.Cluster;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings that every storage backend has.</summary>
public abstract class StorageArgs : ResourceArgs
{
    private protected StorageArgs()
    {
    }

    /// <summary>The cluster whose storage it is; decides kubelet root, tolerations and chart version.</summary>
    public required ClusterInventory Cluster { get; init; }

    /// <summary>The use whose class becomes the default of the cluster.</summary>
    /// <value>Default <see cref="StorageUse.Replicated"/> where the backend serves it, otherwise <see cref="StorageUse.SingleNode"/>.</value>
    /// <remarks>In force at once, for claims that name no class; existing claims keep theirs.</remarks>
    public StorageUse? DefaultUse { get; init; }

    /// <summary>Directory of the kubelet on every node, if it must be said; K3s does not need it.</summary>
    /// <value>Absolute path, equal to the kubelet root of every node, letter by letter. Default unset.</value>
    /// <remarks>A running CSI plugin may not take a later change over; Longhorn's never does, its DaemonSet must be deleted by hand.</remarks>
    public string? KubeletRootDir { get; init; }

    /// <summary>Protects what holds or reaches data, so that Pulumi refuses to delete or replace it, and never deletes it in the cluster.</summary>
    /// <value>Default true. False is for clusters whose data may go.</value>
    public bool Keep { get; init; } = true;

    /// <summary>Whether the cluster has a snapshot controller and its kinds; K3s brings none.</summary>
    /// <value>Default false: no VolumeSnapshotClass is made, and no class offers snapshots.</value>
    public bool Snapshots { get; init; }

    /// <summary>What must be there before a VolumeSnapshotClass can be made.</summary>
    /// <value>Default null: the controller is there already.</value>
    public Resource? SnapshotController { get; init; }

    /// <summary>The classes that the backend would offer, decided without Pulumi: rules ask it before there is a backend.</summary>
    public abstract StorageOffer ToOffer();
}
