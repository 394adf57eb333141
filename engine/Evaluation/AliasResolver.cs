using System.Collections.Immutable;
using Homelab.Engine.Protocol;
using Pulumirpc;

namespace Homelab.Engine.Evaluation;

/// <summary>Works out all URNs under which the state may know a resource.</summary>
/// <remarks>
/// Pulumi follows only the alias that it finds in the state; without one, every alias of a parent counts.
/// Rules: https://www.pulumi.com/docs/iac/concepts/options/aliases/ and pulumi/pulumi, pkg/resource/deploy/step_generator.go.
/// </remarks>
internal static class AliasResolver
{
    /// <summary>Resolves a resource's aliases: its own in their order, then those that its parent's aliases imply.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="parent">Its parent's URN; null without parent.</param>
    /// <param name="aliases">Its own aliases.</param>
    /// <param name="aliasesOf">The aliases of a resource that is registered already, by its URN.</param>
    /// <param name="error">Why an alias cannot be resolved; null when all could.</param>
    public static ImmutableArray<string> Resolve(
        Urn urn, string? parent, IReadOnlyList<Alias> aliases, Func<string, ImmutableArray<string>> aliasesOf, out string? error)
    {
        error = null;
        var parentAliases = parent is null ? [] : aliasesOf(parent);
        if (aliases.Count == 0 && parentAliases.Length == 0)
        {
            return [];
        }

        var own = new List<string>();
        foreach (var alias in aliases)
        {
            if (!TryCollapse(alias, urn, parent, aliasesOf, own, out error))
            {
                return [];
            }
        }

        var all = new List<string>(own);
        foreach (var parentAlias in parentAliases)
        {
            if (Urn.TryParse(parent!, out var parentUrn) && Urn.TryParse(parentAlias, out var oldParent))
            {
                all.Add(Inherit(urn, urn.Type, urn.Name, parentUrn, oldParent));
                foreach (var ownAlias in own)
                {
                    if (Urn.TryParse(ownAlias, out var old))
                    {
                        all.Add(Inherit(urn, old.Type, old.Name, parentUrn, oldParent));
                    }
                }
            }
        }

        var self = urn.ToString();
        return [.. all.Distinct(StringComparer.Ordinal).Where(a => a != self)];
    }

    private static bool TryCollapse(
        Alias alias, Urn urn, string? parent, Func<string, ImmutableArray<string>> aliasesOf, List<string> result, out string? error)
    {
        error = null;
        if (alias.AliasCase != Alias.AliasOneofCase.Spec)
        {
            if (!Urn.TryParse(alias.Urn, out _))
            {
                error = $"the alias '{alias.Urn}' is not a URN";
                return false;
            }

            result.Add(alias.Urn);
            return true;
        }

        var spec = alias.Spec;
        var namedParent = spec.ParentCase == Alias.Types.Spec.ParentOneofCase.ParentUrn && spec.ParentUrn.Length > 0 ? spec.ParentUrn : null;
        foreach (var candidate in namedParent is null ? [parent] : (string?[])[namedParent, .. aliasesOf(namedParent)])
        {
            string? parentType = null;
            if (candidate is not null && !(spec.ParentCase == Alias.Types.Spec.ParentOneofCase.NoParent && spec.NoParent))
            {
                if (!Urn.TryParse(candidate, out var parentUrn))
                {
                    error = $"the parent '{candidate}' of an alias is not a URN";
                    return false;
                }

                parentType = parentUrn.QualifiedType;
            }

            result.Add(Urn.Create(
                spec.Stack.Length > 0 ? spec.Stack : urn.Stack,
                spec.Project.Length > 0 ? spec.Project : urn.Project,
                parentType,
                spec.Type.Length > 0 ? spec.Type : urn.Type,
                spec.Name.Length > 0 ? spec.Name : urn.Name).ToString());
        }

        return true;
    }

    // A child that is named after its parent was so under the parent's old name too.
    private static string Inherit(Urn urn, string type, string name, Urn parent, Urn oldParent) =>
        Urn.Create(
            urn.Stack,
            urn.Project,
            oldParent.QualifiedType,
            type,
            name.StartsWith(parent.Name, StringComparison.Ordinal) ? oldParent.Name + name[parent.Name.Length..] : name).ToString();
}
