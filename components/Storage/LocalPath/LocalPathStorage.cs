using System.Collections.Immutable;
using Homelab.Cluster.Charts;
using Pulumi;
using Pulumi.Kubernetes.Storage.V1;

namespace Homelab.Components.Storage;

/// <summary>The storage that K3s brings along: directories on the node, neither replicated nor limited in size.</summary>
public sealed class LocalPathStorage : StorageComponent
{
    /// <summary>Offers K3s' provisioner to claims.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the cluster; nothing was registered for them.</exception>
    public LocalPathStorage(string name, LocalPathStorageArgs args, ComponentResourceOptions? options = null)
        : base("homelab:storage:LocalPathStorage", name, options)
    {
        var plan = LocalPathPlan.For(args);
        LocalPathRules.Check(args, plan).ThrowIfAny($"LocalPathStorage {name}");

        Offer = plan.Offer;
        Warnings = [.. LocalPathPlan.Warnings(args)];
        StorageClass = plan.Spec is { } spec
            ? new StorageChildren(this, name, args.Keep).Class(spec, isDefault: true)
            : null;
        AddClass(plan.Offer.Classes[0].Name, StorageClass);
        RegisterOutputs(new Dictionary<string, object?> { ["storageClassNames"] = Output.All(ClassNames) });
    }

    /// <inheritdoc/>
    public override StorageOffer Offer { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Chart> Charts => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> Warnings { get; }

    /// <summary>The class of our own; null when claims get K3s'.</summary>
    public StorageClass? StorageClass { get; }
}
