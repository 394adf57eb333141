using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>The engine's answer to the registration of one resource; its outputs wait on it and read from it.</summary>
internal sealed class ResourceReply(Resource resource)
{
    private readonly TaskCompletionSource _arrival = new();
    private ImmutableHashSet<Resource>? _self;
    private WireValue _properties;
    private ImmutableDictionary<string, ImmutableHashSet<Resource>>? _propertyDependencies;
    private bool _missingIsKnown;

    /// <summary>Completes when the reply is there; fails when the registration failed.</summary>
    public Task Arrival => _arrival.Task;

    public bool HasArrived => _arrival.Task.IsCompletedSuccessfully;

    public string Urn { get; private set; } = "";

    public string Id { get; private set; } = "";

    /// <summary>The resource itself, which every output of it depends on.</summary>
    public ImmutableHashSet<Resource> Self => _self ??= [resource];

    /// <summary>Takes the reply.</summary>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="id">Its id, or empty when it has none yet.</param>
    /// <param name="properties">Its outputs.</param>
    /// <param name="missingIsKnown">Whether a property that is not in the reply is known to be unset.</param>
    /// <param name="propertyDependencies">Further resources that single properties depend on.</param>
    public void Complete(
        string urn,
        string id,
        WireValue properties,
        bool missingIsKnown,
        ImmutableDictionary<string, ImmutableHashSet<Resource>>? propertyDependencies)
    {
        Urn = urn;
        Id = id;
        _properties = properties;
        _missingIsKnown = missingIsKnown;
        _propertyDependencies = propertyDependencies;
        _arrival.TrySetResult();
    }

    public void Fail(Exception exception) => _arrival.TrySetException(exception);

    /// <summary>Reads one property of the reply.</summary>
    public OutputData<T> Read<T>(string name, Converter<T> converter)
    {
        if (!_properties.TryGetMember(name, out var value))
        {
            return new OutputData<T>(default!, _missingIsKnown, isSecret: false, Self);
        }

        var context = new ConversionContext($"{resource.GetType().FullName}.{name}", resource);
        var result = converter.Convert(value, context);
        var resources = Dependencies.Union(Self, context.Resources);
        if (_propertyDependencies is not null && _propertyDependencies.TryGetValue(name, out var more))
        {
            resources = Dependencies.Union(resources, more);
        }

        return new OutputData<T>(context.IsKnown ? result : default!, context.IsKnown, context.IsSecret, resources);
    }
}
