namespace Pulumi;

/// <content>Copying and merging.</content>
public abstract partial class ResourceOptions
{
    /// <summary>Copies everything of <paramref name="source"/>; lists are copied, not shared.</summary>
    private protected void CopyFrom(ResourceOptions source)
    {
        Id = source.Id;
        Parent = source.Parent;
        _dependsOn = source._dependsOn is null ? null : new InputList<Resource>().Concat(source._dependsOn);
        Protect = source.Protect;
        _ignoreChanges = Copy(source._ignoreChanges);
        Version = source.Version;
        Provider = source.Provider;
        CustomTimeouts = source.CustomTimeouts?.Clone();
        _resourceTransformations = Copy(source._resourceTransformations);
        _resourceTransforms = Copy(source._resourceTransforms);
        Aliases = Copy(source.Aliases) ?? [];
        Urn = source.Urn;
        _replaceOnChanges = Copy(source._replaceOnChanges);
        PluginDownloadURL = source.PluginDownloadURL;
        RetainOnDelete = source.RetainOnDelete;
        DeletedWith = source.DeletedWith;
        _replaceWith = source._replaceWith is null ? null : new InputList<Resource>().Concat(source._replaceWith);
        _hideDiffs = Copy(source._hideDiffs);
        ReplacementTrigger = source.ReplacementTrigger;
        _hooks = source._hooks?.Clone();
    }

    /// <summary>Puts <paramref name="second"/> over this: set values win, lists are appended.</summary>
    private protected void MergeFrom(ResourceOptions second)
    {
        Id = second.Id ?? Id;
        Parent = second.Parent ?? Parent;
        _dependsOn = Append(_dependsOn, second._dependsOn);
        Protect = second.Protect ?? Protect;
        _ignoreChanges = Append(_ignoreChanges, second._ignoreChanges);
        Version = second.Version ?? Version;
        Provider = second.Provider ?? Provider;
        CustomTimeouts = second.CustomTimeouts?.Clone() ?? CustomTimeouts;
        _resourceTransformations = Append(_resourceTransformations, second._resourceTransformations);
        _resourceTransforms = Append(_resourceTransforms, second._resourceTransforms);
        Aliases = Append(Aliases, second.Aliases) ?? [];
        Urn = second.Urn ?? Urn;
        _replaceOnChanges = Append(_replaceOnChanges, second._replaceOnChanges);
        PluginDownloadURL = second.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = second.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = second.DeletedWith ?? DeletedWith;
        _replaceWith = Append(_replaceWith, second._replaceWith);
        _hideDiffs = Append(_hideDiffs, second._hideDiffs);
        ReplacementTrigger = second.ReplacementTrigger ?? ReplacementTrigger;
        _hooks = second._hooks is { } hooks ? (_hooks ?? new()).Concat(hooks) : _hooks;
    }

    private protected static List<TItem>? Copy<TItem>(List<TItem>? list) => list is null ? null : [.. list];

    private protected static List<TItem>? Append<TItem>(List<TItem>? first, List<TItem>? second) =>
        first is null || first.Count == 0 ? Copy(second)
        : second is null || second.Count == 0 ? first
        : [.. first, .. second];

    private static InputList<Resource>? Append(InputList<Resource>? first, InputList<Resource>? second) =>
        first is null ? (second is null ? null : new InputList<Resource>().Concat(second))
        : second is null ? first
        : first.Concat(second);
}
