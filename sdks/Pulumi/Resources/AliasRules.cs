namespace Pulumi;

/// <summary>What aliases mean as URNs, for children that inherit them and for engines that know no other form.</summary>
internal static class AliasRules
{
    /// <exception cref="ArgumentException">The alias contradicts itself.</exception>
    public static void Check(Alias alias)
    {
        if (alias.Urn is not null)
        {
            ThrowIfSet(alias.Name is not null, nameof(Alias.Name));
            ThrowIfSet(alias.Type is not null, nameof(Alias.Type));
            ThrowIfSet(alias.Project is not null, nameof(Alias.Project));
            ThrowIfSet(alias.Stack is not null, nameof(Alias.Stack));
            ThrowIfSet(alias.Parent is not null, nameof(Alias.Parent));
            ThrowIfSet(alias.ParentUrn is not null, nameof(Alias.ParentUrn));
            ThrowIfSet(alias.NoParent, nameof(Alias.NoParent));
        }
        else if ((alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0) > 1)
        {
            throw new ArgumentException("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");
        }
    }

    /// <summary>The URN that an alias stands for.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="name">The resource's name now.</param>
    /// <param name="type">The resource's type now.</param>
    /// <param name="parent">The resource's parent now.</param>
    public static Output<string> CollapseToUrn(Input<Alias> alias, string name, string type, Resource? parent) =>
        alias.ToOutput().Apply(a =>
        {
            Check(a);
            if (a.Urn is not null)
            {
                return Output.Create(a.Urn);
            }

            var aliasedParent = a.Parent ?? (a.NoParent || a.ParentUrn is not null ? null : parent);
            return Urn.Create(a.Name ?? name, a.Type ?? type, aliasedParent, a.ParentUrn, a.Project, a.Stack);
        });

    /// <summary>All URNs that a resource may have had: by its own aliases, by its parent's, and by both together.</summary>
    public static async Task<IReadOnlyList<string>> AllUrnsAsync(IEnumerable<Input<Alias>> aliases, string name, string type, Resource? parent)
    {
        var own = new List<string>();
        foreach (var alias in aliases)
        {
            await AddAsync(own, CollapseToUrn(alias, name, type, parent)).ConfigureAwait(false);
        }

        var result = new List<string>(own);
        foreach (var parentAlias in parent?.AliasUrns ?? [])
        {
            var data = await parentAlias.GetDataAsync().ConfigureAwait(false);
            if (!data.IsKnown || !UrnParts.TryParse(data.Value, out var aliasedParent))
            {
                continue;
            }

            result.Add(Inherit(aliasedParent, parent!.GetResourceName(), name, type));
            foreach (var urn in own)
            {
                if (UrnParts.TryParse(urn, out var parts))
                {
                    result.Add(Inherit(aliasedParent, parent.GetResourceName(), parts.Name, parts.Type));
                }
            }
        }

        return [.. result.Distinct()];
    }

    /// <summary>The URN of a child below a parent's former URN; a name that begins with the parent's follows the parent's.</summary>
    private static string Inherit(UrnParts parent, string parentName, string childName, string childType)
    {
        var name = childName.StartsWith(parentName, StringComparison.Ordinal) ? parent.Name + childName[parentName.Length..] : childName;
        var parentType = parent.QualifiedType == UrnParts.RootStackType ? "" : parent.QualifiedType;
        return UrnParts.Format(parent.Stack, parent.Project, parentType, childType, name);
    }

    private static async Task AddAsync(List<string> urns, Output<string> urn)
    {
        var data = await urn.GetDataAsync().ConfigureAwait(false);
        if (data.IsKnown)
        {
            urns.Add(data.Value);
        }
    }

    private static void ThrowIfSet(bool isSet, string name)
    {
        if (isSet)
        {
            throw new ArgumentException($"Alias should not specify both {nameof(Alias.Urn)} and {name}");
        }
    }
}
