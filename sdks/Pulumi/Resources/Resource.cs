using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something that the engine manages: a provider's resource or a component.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly bool? _protect;
    private HashSet<Resource>? _children;

    /// <summary>Constructs the resource and starts its registration.</summary>
    private protected Resource(
        string type,
        string name,
        bool custom,
        ResourceArgs args,
        ResourceOptions options,
        bool remote = false,
        bool dependency = false,
        RegisterPackageRequest? registerPackageRequest = null)
    {
        Reply = new ResourceReply(this);
        Remote = remote;
        if (dependency)
        {
            _type = "";
            _name = "";
            return;
        }

        ThrowIfEmpty(type, nameof(type));
        ThrowIfEmpty(name, nameof(name));
        _type = type;
        _name = name;
        Urn = new Output<string>(new PendingUrn(Reply));
        BindIdentity();
        if (custom || remote || options.Urn is not null)
        {
            BindOutputs(new OutputBinder(Reply));
        }

        var deployment = Deployment.Current;
        var parent = type == UrnParts.RootStackType ? null : options.Parent ?? (options.Urn is null ? deployment.RequireStack() : null);
        _transformations = [.. options.TransformationsOrEmpty, .. parent?._transformations ?? []];
        (args, options) = ResourceOptionRules.Transform(this, _transformations, args, options);
        options = options.Clone();
        if (options.Parent is { } owner)
        {
            owner.AddChild(this);
            options.Protect ??= owner._protect;
            Providers = owner.Providers;
        }

        Providers = ResourceOptionRules.ResolveProviders(type, custom, options, Providers);
        Provider = custom ? options.Provider : null;
        _protect = options.Protect;
        Version = options.Version;
        PluginDownloadUrl = options.PluginDownloadURL;
        AliasUrns = [.. options.AliasesOrEmpty.Select(alias => AliasRules.CollapseToUrn(alias, name, type, options.Parent))];
        deployment.ReadOrRegister(this, custom, remote, args, options, registerPackageRequest);
    }

    /// <summary>The resource's URN; known once the engine has registered it, in previews too.</summary>
    [Output(Constants.UrnName)]
    public Output<string> Urn { get; private protected set; } = null!;

    /// <summary>The engine's reply, which the outputs wait on.</summary>
    internal ResourceReply Reply { get; }

    /// <summary>Whether a provider constructs the resource's children (a packaged component).</summary>
    internal bool Remote { get; }

    /// <summary>The provider that manages the resource, if one was chosen here.</summary>
    internal ProviderResource? Provider { get; }

    /// <summary>The providers that children inherit, by package.</summary>
    internal ImmutableDictionary<string, ProviderResource> Providers { get; } = ImmutableDictionary<string, ProviderResource>.Empty;

    internal string? Version { get; }

    internal string? PluginDownloadUrl { get; }

    /// <summary>The resource's aliases as URNs, which its children's aliases are derived from.</summary>
    internal ImmutableArray<Output<string>> AliasUrns { get; } = [];

    /// <summary>The type token, such as <c>kubernetes:core/v1:ConfigMap</c>.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name given to the constructor.</summary>
    public string GetResourceName() => _name;

    /// <summary>Makes the outputs of this class: assigns every [Output] property except Urn and Id.</summary>
    /// <remarks>
    /// <para>The default finds the properties by reflection. A generated class overrides this, so that constructing it
    /// needs none. It runs before the class's own constructor body, and only there; not for local components, which
    /// assign their outputs themselves:</para>
    /// <code>
    /// internal override void BindOutputs(OutputBinder binder)
    /// {
    ///     if (GetType() != typeof(ConfigMap)) { base.BindOutputs(binder); return; } // a subclass may add [Output]s
    ///     ApiVersion = binder.Bind("apiVersion", Converters.String);
    ///     Data = binder.Bind("data", Converters.StringMap);
    ///     Metadata = binder.Bind("metadata", ObjectMeta.Converter);
    /// }
    /// </code>
    /// <para>Property initialisers (<c>= null!</c>) run before, so they do not overwrite what this assigns.</para>
    /// </remarks>
    internal virtual void BindOutputs(OutputBinder binder) => ReflectedOutputs.Bind(this, binder);

    /// <summary>Makes the outputs that every resource of this kind has.</summary>
    private protected virtual void BindIdentity()
    {
    }

    /// <summary>The provider that a child of this type token inherits.</summary>
    internal ProviderResource? GetProvider(string token) =>
        token.Split(':') is { Length: 3 } parts ? Providers.GetValueOrDefault(parts[0]) : null;

    /// <summary>The resources constructed with this one as their parent.</summary>
    internal Resource[] GetChildren()
    {
        if (_children is null)
        {
            return [];
        }

        lock (_children)
        {
            return [.. _children];
        }
    }

    private void AddChild(Resource child)
    {
        var children = _children ?? Interlocked.CompareExchange(ref _children, [], null) ?? _children;
        lock (children)
        {
            children.Add(child);
        }
    }

    private static void ThrowIfEmpty(string value, string parameter)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException($"'{parameter}' cannot be null or empty.", parameter);
        }
    }
}
