namespace Pulumi;

/// <summary>What aliases mean as URNs, for children that inherit them and for engines that know no other form.</summary>
internal static class AliasRules
{
    /// <summary>The URN that an alias stands for.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="defaultName">The resource's name now.</param>
    /// <param name="defaultType">The resource's type now.</param>
    /// <param name="defaultParent">The resource's parent now.</param>
    /// <exception cref="ArgumentException">The alias names more than one parent.</exception>
    public static Output<string> CollapseToUrn(Input<Alias> alias, string defaultName, string defaultType, Resource? defaultParent) =>
        alias.ToOutput().Apply(a =>
        {
            if (a.Urn is not null)
            {
                Check(a.Name, "Name");
                Check(a.Type, "Type");
                Check(a.Project, "Project");
                Check(a.Stack, "Stack");
                Check(a.Parent, "Parent");
                Check(a.ParentUrn, "ParentUrn");
                if (a.NoParent)
                {
                    ThrowConflict("NoParent");
                }

                return Output.Create(a.Urn);
            }

            var (parent, parentUrn) = ParentOf(a, defaultParent);
            return Urn.Create(a.Name ?? defaultName, a.Type ?? defaultType, parent, parentUrn, a.Project, a.Stack);
        });

    /// <summary>The parent that an alias names, which is the present one unless it says otherwise.</summary>
    /// <exception cref="ArgumentException">The alias names more than one parent.</exception>
    public static (Resource? Parent, Input<string>? ParentUrn) ParentOf(Alias alias, Resource? defaultParent)
    {
        var given = (alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0);
        if (given > 1)
        {
            throw new ArgumentException(
                $"Only specify one of '{nameof(Alias.Parent)}', '{nameof(Alias.ParentUrn)}' or '{nameof(Alias.NoParent)}' in an {nameof(Alias)}");
        }

        return alias.Parent is not null || alias.ParentUrn is not null ? (alias.Parent, alias.ParentUrn)
            : alias.NoParent ? (null, null)
            : (defaultParent, null);
    }

    private static void Check(object? value, string name)
    {
        if (value is not null)
        {
            ThrowConflict(name);
        }
    }

    private static void ThrowConflict(string name) =>
        throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Alias)}.{nameof(Alias.Urn)} and {nameof(Alias)}.{name}");
}
