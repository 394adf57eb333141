using System.Collections.Immutable;
using Homelab.Cluster.Charts;
using Pulumi;
using Pulumi.Kubernetes.Storage.V1;

namespace Homelab.Components.Storage;

/// <summary>
/// A storage backend: every one has the same outputs, so that whoever makes claims asks for a use and gets the name of a
/// StorageClass, and never writes one.
/// </summary>
/// <example>
/// <code>
/// var spec = new PersistentVolumeClaimSpecArgs { StorageClassName = storage.ClassFor(StorageUse.Replicated) };
/// </code>
/// </example>
public abstract class StorageComponent : ComponentResource
{
    private readonly Dictionary<string, Output<string>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StorageClass> _classes = new(StringComparer.Ordinal);

    /// <summary>Starts a backend; the derived class adds the classes that it makes.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="name">Name of the component.</param>
    /// <param name="options">Options of the component.</param>
    private protected StorageComponent(string type, string name, ComponentResourceOptions? options)
        : base(type, name, options)
    {
    }

    /// <summary>The classes as plain facts; rules ask it whether a claim can be served before they register anything.</summary>
    public abstract StorageOffer Offer { get; }

    /// <summary>The charts that are installed; empty for a backend that K3s brings along.</summary>
    public abstract ImmutableArray<Chart> Charts { get; }

    /// <summary>What should be known although it is no fault.</summary>
    public abstract ImmutableArray<string> Warnings { get; }

    /// <summary>Name of the class that is the default of the cluster.</summary>
    public Output<string> DefaultClass => ClassFor(Offer.DefaultUse);

    /// <summary>Names of all classes, in the order of <see cref="Offer"/>.</summary>
    public ImmutableArray<Output<string>> ClassNames => [.. Offer.Classes.Select(item => _names[item.Name])];

    /// <summary>Name of the class for a use; known in a preview, and made after what its volumes need.</summary>
    /// <param name="use">What the volume is for.</param>
    /// <param name="needs">What the volume must be able to do; null for nothing beyond the use.</param>
    /// <exception cref="RunException">The backend does not serve that; the message names it, the use and the fix.</exception>
    public Output<string> ClassFor(StorageUse use, StorageCapabilities? needs = null)
    {
        Offer.Check(use, needs).ThrowIfAny(GetResourceName());
        return _names[Offer.Find(use)!.Name];
    }

    /// <summary>The class for a use as it was made; null when the backend does not serve the use, or did not make the class.</summary>
    /// <param name="use">What the volume is for.</param>
    internal StorageClass? ClassResource(StorageUse use) => Offer.Find(use) is { } found ? _classes.GetValueOrDefault(found.Name) : null;

    /// <summary>Adds a class that exists once a resource does.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="after">The resource; null when the class is there already.</param>
    // The URN is known in a preview, the object is not: going through it, the name is plain and still waits for the object.
    private protected void AddClass(string name, Resource? after)
    {
        _names.Add(name, after is null ? Output.Create(name) : after.Urn.Apply(_ => name));
        if (after is StorageClass made)
        {
            _classes.Add(name, made);
        }
    }
}
