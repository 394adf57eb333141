namespace Pulumi;

/// <summary>Aliases on the wire.</summary>
internal static class AliasMessages
{
    /// <remarks>An alias that contradicts itself is sent all the same; <see cref="AliasRules.CollapseToUrn"/> fails the program.</remarks>
    public static async Task<Pulumirpc.Alias> ToMessageAsync(Alias alias)
    {
        if (alias.Urn is not null)
        {
            return new Pulumirpc.Alias { Urn = alias.Urn };
        }

        var spec = new Pulumirpc.Alias.Types.Spec
        {
            Name = await TextAsync(alias.Name).ConfigureAwait(false),
            Type = await TextAsync(alias.Type).ConfigureAwait(false),
            Stack = await TextAsync(alias.Stack).ConfigureAwait(false),
            Project = await TextAsync(alias.Project).ConfigureAwait(false),
        };
        Input<string>? parent = alias.Parent is { } resource ? resource.Urn : alias.ParentUrn;
        if (parent is not null)
        {
            if (await TextAsync(parent).ConfigureAwait(false) is { Length: > 0 } parentUrn)
            {
                spec.ParentUrn = parentUrn;
            }
        }
        else
        {
            spec.NoParent = alias.NoParent;
        }

        return new Pulumirpc.Alias { Spec = spec };
    }

    public static Alias FromMessage(Pulumirpc.Alias message)
    {
        if (message.AliasCase == Pulumirpc.Alias.AliasOneofCase.Urn)
        {
            return new Alias { Urn = message.Urn };
        }

        var spec = message.Spec ?? new Pulumirpc.Alias.Types.Spec();
        return new Alias
        {
            Name = Text(spec.Name),
            Type = Text(spec.Type),
            Stack = Text(spec.Stack),
            Project = Text(spec.Project),
            ParentUrn = Text(spec.ParentUrn),
            NoParent = spec.NoParent,
        };
    }

    private static Input<string>? Text(string value) => value.Length == 0 ? null : (Input<string>)value;

    private static async ValueTask<string> TextAsync(Input<string>? value) =>
        value is null ? "" : (await value.ToOutput().GetDataAsync().ConfigureAwait(false)) is { IsKnown: true } data ? data.Value ?? "" : "";
}
