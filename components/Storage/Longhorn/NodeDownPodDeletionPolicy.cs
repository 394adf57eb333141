using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What Longhorn does with pods that use its volumes on a node that is down, which Kubernetes itself leaves hanging.</summary>
public sealed record NodeDownPodDeletionPolicy : IChoice<NodeDownPodDeletionPolicy>
{
    /// <summary>Leaves them: somebody must delete them before they start elsewhere.</summary>
    public static readonly NodeDownPodDeletionPolicy DoNothing = new("do-nothing");

    /// <summary>Deletes pods of StatefulSets.</summary>
    public static readonly NodeDownPodDeletionPolicy DeleteStatefulSetPod = new("delete-statefulset-pod");

    /// <summary>Deletes pods of Deployments.</summary>
    public static readonly NodeDownPodDeletionPolicy DeleteDeploymentPod = new("delete-deployment-pod");

    /// <summary>Deletes both.</summary>
    public static readonly NodeDownPodDeletionPolicy DeleteBoth = new("delete-both-statefulset-and-deployment-pod");

    private NodeDownPodDeletionPolicy(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<NodeDownPodDeletionPolicy> All { get; } = [DoNothing, DeleteStatefulSetPod, DeleteDeploymentPod, DeleteBoth];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The policy's name.</summary>
    public override string ToString() => Name;
}
