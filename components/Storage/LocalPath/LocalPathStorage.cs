using System.Collections.Immutable;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>The storage that K3s brings along: directories on the node, neither replicated nor limited in size.</summary>
public sealed class LocalPathStorage : StorageComponent
{
    /// <summary>Offers K3s' own class.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    public LocalPathStorage(string name, LocalPathStorageArgs args, ComponentResourceOptions? options = null)
        : base("homelab:storage:LocalPathStorage", name, options)
    {
        AddClass(LocalPath.StorageClassName, after: null);
        RegisterOutputs(new Dictionary<string, object?> { ["storageClassNames"] = Output.All(ClassNames) });
    }

    /// <inheritdoc/>
    public override StorageOffer Offer { get; } = new(
        StorageBackend.LocalPath,
        [new(LocalPath.StorageClassName, StorageUse.SingleNode, StorageCapabilities.None, ReclaimPolicy.Delete)],
        StorageUse.SingleNode);

    /// <inheritdoc/>
    public override ImmutableArray<Chart> Charts => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> Warnings => [];
}
