using System.Collections.Immutable;
using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What <see cref="LocalPathStorageArgs"/> come down to, decided without Pulumi.</summary>
/// <param name="Spec">The class to make; null for K3s' own.</param>
/// <param name="Offer">What it offers to claims.</param>
internal sealed record LocalPathPlan(StorageClassSpec? Spec, StorageOffer Offer)
{
    /// <summary>The class that outlives its claims.</summary>
    internal const string RetainClass = "local-path-retain";

    /// <summary>Decides.</summary>
    /// <param name="args">The arguments; they need not be free of faults.</param>
    public static LocalPathPlan For(LocalPathStorageArgs args)
    {
        var own = args.ReclaimPolicy == ReclaimPolicy.Retain;
        var offered = new OfferedStorageClass(
            own ? RetainClass : StorageClassNames.LocalPath, StorageUse.SingleNode, StorageCapabilities.None, args.ReclaimPolicy);
        // As K3s' own class, but for the reclaim policy (k3s-io/k3s, manifests/local-storage.yaml).
        var spec = new StorageClassSpec(offered, StorageClassNames.LocalPathProvisioner, "WaitForFirstConsumer")
        {
            Annotations = ImmutableDictionary<string, string>.Empty.Add("defaultVolumeType", "local"),
        };
        return new LocalPathPlan(
            own ? spec : null, new StorageOffer(StorageBackend.LocalPath, [offered], args.DefaultUse ?? StorageUse.SingleNode));
    }

    /// <summary>What should be known although it is no fault.</summary>
    /// <param name="args">The arguments that this plan was made from.</param>
    public static IEnumerable<string> Warnings(LocalPathStorageArgs args)
    {
        if (args.Cluster.Nodes.Length > 1)
        {
            yield return "local-path keeps each volume on one node, where its pod then stays, and does not limit its size";
        }
    }
}
