namespace Pulumi;

/// <summary>How a resource is managed, beside what it is.</summary>
public abstract partial class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<string>? _hideDiffs;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<ResourceTransform>? _resourceTransforms;
    private ResourceHookBinding? _hooks;

    private protected ResourceOptions()
    {
    }

    /// <summary>Id of an existing resource to read instead of creating one.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The resource that owns this one. Default: the stack.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must be there before this one, beside those that its inputs come from.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    /// <summary>Whether deleting or replacing the resource is refused. Default: the parent's.</summary>
    public bool? Protect { get; set; }

    /// <summary>Input paths whose changes are ignored.</summary>
    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    /// <summary>Version of the provider plugin. Default: the package's own.</summary>
    public string? Version { get; set; }

    /// <summary>The provider to use. Default: the one of the package that the parent has, else the package's default provider.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long operations may take. Default: the provider's.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Functions that may change the inputs and options of this resource and its children, run in this process.</summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    /// <summary>Functions that may change the inputs and options of this resource and its children, called by the engine.</summary>
    public List<ResourceTransform> ResourceTransforms
    {
        get => _resourceTransforms ??= [];
        set => _resourceTransforms = value;
    }

    /// <summary>Other identities that the resource had before.</summary>
    public List<Input<Alias>> Aliases { get; set; } = [];

    /// <summary>URN of a resource of this stack to read instead of creating one.</summary>
    public string? Urn { get; set; }

    /// <summary>Input paths whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    /// <summary>Where the provider plugin is downloaded from. Default: Pulumi's own place.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>Whether deleting the resource only forgets it. Default: the parent's.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>The resource whose deletion deletes this one too, so that no call is made for it.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>Resources whose replacement replaces this one too.</summary>
    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    /// <summary>Property paths that displays leave out of diffs.</summary>
    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    /// <summary>A value whose change replaces the resource.</summary>
    public Input<object>? ReplacementTrigger { get; set; }

    /// <summary>Functions that the engine calls at points of the resource's life.</summary>
    public ResourceHookBinding Hooks
    {
        get => _hooks ??= new();
        set => _hooks = value;
    }

    internal ResourceHookBinding? HooksOrNull => _hooks is { IsEmpty: false } ? _hooks : null;

    internal InputList<Resource>? DependsOnOrNull => _dependsOn;

    internal InputList<Resource>? ReplaceWithOrNull => _replaceWith;

    internal IReadOnlyList<string> IgnoreChangesOrEmpty => _ignoreChanges ?? (IReadOnlyList<string>)[];

    internal IReadOnlyList<string> ReplaceOnChangesOrEmpty => _replaceOnChanges ?? (IReadOnlyList<string>)[];

    internal IReadOnlyList<string> HideDiffsOrEmpty => _hideDiffs ?? (IReadOnlyList<string>)[];

    internal IReadOnlyList<ResourceTransformation> TransformationsOrEmpty => _resourceTransformations ?? (IReadOnlyList<ResourceTransformation>)[];

    internal IReadOnlyList<ResourceTransform> TransformsOrEmpty => _resourceTransforms ?? (IReadOnlyList<ResourceTransform>)[];

    internal IReadOnlyList<Input<Alias>> AliasesOrEmpty => Aliases ?? (IReadOnlyList<Input<Alias>>)[];

    internal abstract ResourceOptions Clone();
}
