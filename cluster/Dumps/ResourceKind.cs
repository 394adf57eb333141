using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>A kind of object that checks look at, and how it is asked for.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">Version to ask for; any version that a dump holds is read.</param>
/// <param name="Kind">The kind as objects name it.</param>
/// <param name="Plural">The name in paths and in <c>kubectl get</c>.</param>
/// <remarks>
/// Groups and plurals: Kubernetes API reference 1.32; Longhorn's from longhorn-manager v1.12.1, k8s/pkg/apis; Cilium's
/// from cilium 1.17, pkg/k8s/apis.
/// </remarks>
public sealed record ResourceKind(string Group, string Version, string Kind, string Plural)
{
    /// <summary>The machines.</summary>
    public static readonly ResourceKind Nodes = new("", "v1", "Node", "nodes");

    /// <summary>Namespaces; the uid of <c>kube-system</c> tells clusters apart.</summary>
    public static readonly ResourceKind Namespaces = new("", "v1", "Namespace", "namespaces");

    /// <summary>Pods.</summary>
    public static readonly ResourceKind Pods = new("", "v1", "Pod", "pods");

    /// <summary>Events; an API server forgets them after an hour.</summary>
    public static readonly ResourceKind Events = new("", "v1", "Event", "events");

    /// <summary>Volumes.</summary>
    public static readonly ResourceKind PersistentVolumes = new("", "v1", "PersistentVolume", "persistentvolumes");

    /// <summary>Claims on volumes.</summary>
    public static readonly ResourceKind PersistentVolumeClaims = new("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims");

    /// <summary>DaemonSets.</summary>
    public static readonly ResourceKind DaemonSets = new("apps", "v1", "DaemonSet", "daemonsets");

    /// <summary>Deployments.</summary>
    public static readonly ResourceKind Deployments = new("apps", "v1", "Deployment", "deployments");

    /// <summary>StatefulSets.</summary>
    public static readonly ResourceKind StatefulSets = new("apps", "v1", "StatefulSet", "statefulsets");

    /// <summary>ReplicaSets, which stand between a Deployment and its pods.</summary>
    public static readonly ResourceKind ReplicaSets = new("apps", "v1", "ReplicaSet", "replicasets");

    /// <summary>Jobs.</summary>
    public static readonly ResourceKind Jobs = new("batch", "v1", "Job", "jobs");

    /// <summary>CronJobs.</summary>
    public static readonly ResourceKind CronJobs = new("batch", "v1", "CronJob", "cronjobs");

    /// <summary>ConfigMaps; single ones only, since nobody but their owners has business with the others.</summary>
    public static readonly ResourceKind ConfigMaps = new("", "v1", "ConfigMap", "configmaps");

    /// <summary>StorageClasses.</summary>
    public static readonly ResourceKind StorageClasses = new("storage.k8s.io", "v1", "StorageClass", "storageclasses");

    /// <summary>The CSI drivers that registered with each node's kubelet.</summary>
    public static readonly ResourceKind CsiNodes = new("storage.k8s.io", "v1", "CSINode", "csinodes");

    /// <summary>Which volume is attached to which node.</summary>
    public static readonly ResourceKind VolumeAttachments = new("storage.k8s.io", "v1", "VolumeAttachment", "volumeattachments");

    /// <summary>NetworkPolicies.</summary>
    public static readonly ResourceKind NetworkPolicies = new("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies");

    /// <summary>Cilium's own policies; they may open what a NetworkPolicy closes.</summary>
    public static readonly ResourceKind CiliumNetworkPolicies = new("cilium.io", "v2", "CiliumNetworkPolicy", "ciliumnetworkpolicies");

    /// <summary>What Longhorn finds on each node.</summary>
    public static readonly ResourceKind LonghornNodes = new("longhorn.io", "v1beta2", "Node", "nodes");

    /// <summary>Longhorn's volumes.</summary>
    public static readonly ResourceKind LonghornVolumes = new("longhorn.io", "v1beta2", "Volume", "volumes");

    /// <summary>Longhorn's settings.</summary>
    public static readonly ResourceKind LonghornSettings = new("longhorn.io", "v1beta2", "Setting", "settings");

    /// <summary>VolSync's replications, one way of backing a claim up.</summary>
    public static readonly ResourceKind ReplicationSources = new("volsync.backube", "v1alpha1", "ReplicationSource", "replicationsources");

    /// <summary>Every kind that is read from dumps; what is asked of a cluster is a query's own choice.</summary>
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        Nodes, Namespaces, Pods, Events, PersistentVolumes, PersistentVolumeClaims, DaemonSets, Deployments, StatefulSets,
        ReplicaSets, Jobs, CronJobs, ConfigMaps, StorageClasses, CsiNodes,
        VolumeAttachments, NetworkPolicies, CiliumNetworkPolicies, LonghornNodes, LonghornVolumes, LonghornSettings, ReplicationSources,
    ];

    /// <summary>True for a kind that only some clusters serve, because it comes with a product.</summary>
    public bool IsCustom => Group.Contains('.') && !Group.EndsWith(".k8s.io", StringComparison.Ordinal);

    /// <summary>Path of the list of all objects of this kind, in all namespaces.</summary>
    public string ListPath => Group.Length == 0 ? $"/api/{Version}/{Plural}" : $"/apis/{Group}/{Version}/{Plural}";

    /// <summary>Path of one object.</summary>
    /// <param name="space">Its namespace; null for a kind that belongs to the whole cluster.</param>
    /// <param name="name">Its name.</param>
    public string PathOf(string? space, string name)
    {
        var root = ListPath[..^(Plural.Length + 1)];
        return $"{root}{(space is null ? "" : $"/namespaces/{Uri.EscapeDataString(space)}")}/{Plural}/{Uri.EscapeDataString(name)}";
    }

    /// <summary>The name that <c>kubectl get</c> takes without mistaking it for another: <c>nodes.longhorn.io</c>.</summary>
    public string CommandName => IsCustom ? $"{Plural}.{Group}" : Plural;

    /// <summary>The kind of an object, or of the objects of a list; null when it is none of these.</summary>
    /// <param name="apiVersion">The <c>apiVersion</c>.</param>
    /// <param name="kind">The <c>kind</c>.</param>
    public static ResourceKind? Find(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var group = slash < 0 ? "" : apiVersion[..slash];

        // Events exist in two groups; both are the same objects.
        group = group == "events.k8s.io" ? "" : group;
        return All.FirstOrDefault(known => known.Group == group && known.Kind == kind);
    }

    /// <summary>The name for messages.</summary>
    public override string ToString() => CommandName;
}
