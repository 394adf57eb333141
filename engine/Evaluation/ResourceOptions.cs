using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>The options of a registration, in the one form that transforms change and the rest reads.</summary>
internal sealed record ResourceOptions
{
    private static readonly Dictionary<string, string> NoProviders = [];
    private static readonly Dictionary<string, ByteString> NoChecksums = [];

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public bool? Protect { get; init; }

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    public string Version { get; init; } = string.Empty;

    public IReadOnlyList<Alias> Aliases { get; init; } = [];

    public string Provider { get; init; } = string.Empty;

    public RegisterResourceRequest.Types.CustomTimeouts? CustomTimeouts { get; init; }

    public string PluginDownloadUrl { get; init; } = string.Empty;

    public bool? RetainOnDelete { get; init; }

    public string DeletedWith { get; init; } = string.Empty;

    public bool? DeleteBeforeReplace { get; init; }

    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    public IReadOnlyDictionary<string, string> Providers { get; init; } = NoProviders;

    public IReadOnlyDictionary<string, ByteString> PluginChecksums { get; init; } = NoChecksums;

    public RegisterResourceRequest.Types.ResourceHooksBinding? Hooks { get; init; }

    public string Import { get; init; } = string.Empty;

    public IReadOnlyList<string> HideDiffs { get; init; } = [];

    public IReadOnlyList<string> ReplaceWith { get; init; } = [];

    public Value? ReplacementTrigger { get; init; }

    /// <summary>The options of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="fromNode">Whether it comes from the Node SDK.</param>
    public static ResourceOptions From(RegisterResourceRequest request, bool fromNode) => new()
    {
        DependsOn = request.Dependencies,
        Protect = request.HasProtect ? request.Protect : null,
        IgnoreChanges = request.IgnoreChanges,
        ReplaceOnChanges = request.ReplaceOnChanges,
        Version = request.Version,
        Aliases = AliasesOf(request, fromNode),
        Provider = request.Provider,
        CustomTimeouts = request.CustomTimeouts,
        PluginDownloadUrl = request.PluginDownloadURL,
        RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : null,
        DeletedWith = request.DeletedWith,

        // The Go SDK does not send the flag that says whether the value counts.
        DeleteBeforeReplace = request.DeleteBeforeReplaceDefined || request.DeleteBeforeReplace ? request.DeleteBeforeReplace : null,
        AdditionalSecretOutputs = request.AdditionalSecretOutputs,
        Providers = request.Providers.Count == 0 ? NoProviders : request.Providers.ToDictionary(StringComparer.Ordinal),
        PluginChecksums = request.PluginChecksums.Count == 0 ? NoChecksums : request.PluginChecksums.ToDictionary(StringComparer.Ordinal),
        Hooks = request.Hooks,
        Import = request.ImportId,
        HideDiffs = request.HideDiffs,
        ReplaceWith = request.ReplaceWith,
        ReplacementTrigger = request.ReplacementTrigger,
    };

    /// <summary>The options as a transform left them.</summary>
    public static ResourceOptions From(TransformResourceOptions options) => new()
    {
        DependsOn = options.DependsOn,
        Protect = options.HasProtect ? options.Protect : null,
        IgnoreChanges = options.IgnoreChanges,
        ReplaceOnChanges = options.ReplaceOnChanges,
        Version = options.Version,
        Aliases = options.Aliases,
        Provider = options.Provider,
        CustomTimeouts = options.CustomTimeouts,
        PluginDownloadUrl = options.PluginDownloadUrl,
        RetainOnDelete = options.HasRetainOnDelete ? options.RetainOnDelete : null,
        DeletedWith = options.DeletedWith,
        DeleteBeforeReplace = options.HasDeleteBeforeReplace ? options.DeleteBeforeReplace : null,
        AdditionalSecretOutputs = options.AdditionalSecretOutputs,
        Providers = options.Providers.ToDictionary(StringComparer.Ordinal),
        PluginChecksums = options.PluginChecksums.ToDictionary(StringComparer.Ordinal),
        Hooks = options.Hooks,
        Import = options.Import,
        HideDiffs = options.HideDiff,
        ReplaceWith = options.ReplaceWith,
        ReplacementTrigger = options.ReplacementTrigger,
    };

    /// <summary>The options as a transform receives them.</summary>
    public TransformResourceOptions ToTransformOptions()
    {
        var options = new TransformResourceOptions
        {
            DependsOn = { DependsOn },
            IgnoreChanges = { IgnoreChanges },
            ReplaceOnChanges = { ReplaceOnChanges },
            Version = Version,
            Aliases = { Aliases },
            Provider = Provider,
            CustomTimeouts = CustomTimeouts,
            PluginDownloadUrl = PluginDownloadUrl,
            DeletedWith = DeletedWith,
            AdditionalSecretOutputs = { AdditionalSecretOutputs },
            Providers = { Providers.ToDictionary() },
            PluginChecksums = { PluginChecksums.ToDictionary() },
            Hooks = Hooks,
            Import = Import,
            HideDiff = { HideDiffs },
            ReplaceWith = { ReplaceWith },
            ReplacementTrigger = ReplacementTrigger,
        };
        if (Protect is { } protect)
        {
            options.Protect = protect;
        }

        if (RetainOnDelete is { } retainOnDelete)
        {
            options.RetainOnDelete = retainOnDelete;
        }

        if (DeleteBeforeReplace is { } deleteBeforeReplace)
        {
            options.DeleteBeforeReplace = deleteBeforeReplace;
        }

        return options;
    }

    /// <summary>The options as a hook receives them.</summary>
    public Pulumirpc.ResourceOptions ToHookOptions(string? parent)
    {
        // The two messages share numbers and types; the parent is all that hooks see besides.
        var options = Pulumirpc.ResourceOptions.Parser.ParseFrom(ToTransformOptions().ToByteString());
        options.Parent = parent ?? string.Empty;
        return options;
    }

    private static List<Alias> AliasesOf(RegisterResourceRequest request, bool fromNode)
    {
        if (request.AliasURNs.Count + request.Aliases.Count == 0)
        {
            return [];
        }

        var repair = fromNode && !request.AliasSpecs;
        return
        [
            .. request.AliasURNs.Select(urn => new Alias { Urn = urn }),
            .. repair ? request.Aliases.Select(Repair) : request.Aliases,
        ];
    }

    // Node SDKs that do not set aliasSpecs send an empty parent for "no parent" and "no parent" for "as now".
    private static Alias Repair(Alias alias)
    {
        if (alias.AliasCase != Alias.AliasOneofCase.Spec)
        {
            return alias;
        }

        var spec = alias.Spec.Clone();
        switch (spec.ParentCase)
        {
            case Alias.Types.Spec.ParentOneofCase.NoParent when spec.NoParent:
                spec.ClearParent();
                break;
            case Alias.Types.Spec.ParentOneofCase.None:
            case Alias.Types.Spec.ParentOneofCase.ParentUrn when spec.ParentUrn.Length == 0:
                spec.NoParent = true;
                break;
        }

        return new Alias { Spec = spec };
    }
}
