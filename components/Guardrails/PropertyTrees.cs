using System.Collections.Immutable;
using Homelab.Cluster.Guardrails;
using Pulumi;
using Pulumi.Utilities;

namespace Homelab.Components.Guardrails;

/// <summary>Reads the inputs that a transform sees into a plain tree.</summary>
/// <remarks>What is secret or unknown reaches a transform as an <c>Output</c> of the value's own type, however deep it lies.</remarks>
internal static class PropertyTrees
{
    /// <summary>The tree of a value.</summary>
    /// <param name="value">The value; an asset, an archive or a reference to a resource is nothing that a rule could judge, and so unknown.</param>
    public static async Task<PropertyNode> ReadAsync(object? value) => value switch
    {
        null => PropertyNode.Null,
        string or bool or double => new PropertyNode.ScalarNode(value),
        ImmutableDictionary<string, object?> map => await ReadMapAsync(map).ConfigureAwait(false),
        ImmutableArray<object?> list => await ReadListAsync(list).ConfigureAwait(false),
        Output<string> output => await ReadOutputAsync(output).ConfigureAwait(false),
        Output<bool> output => await ReadOutputAsync(output).ConfigureAwait(false),
        Output<double> output => await ReadOutputAsync(output).ConfigureAwait(false),
        Output<ImmutableDictionary<string, object?>> output => await ReadOutputAsync(output).ConfigureAwait(false),
        Output<ImmutableArray<object?>> output => await ReadOutputAsync(output).ConfigureAwait(false),
        Output<object?> output => await ReadOutputAsync(output).ConfigureAwait(false),
        _ => PropertyNode.Unknown,
    };

    private static async Task<PropertyNode> ReadMapAsync(ImmutableDictionary<string, object?> map)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, PropertyNode>(StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            members[key] = await ReadAsync(value).ConfigureAwait(false);
        }

        return new PropertyNode.MapNode(members.ToImmutable());
    }

    private static async Task<PropertyNode> ReadListAsync(ImmutableArray<object?> list)
    {
        var items = ImmutableArray.CreateBuilder<PropertyNode>();
        foreach (var value in list.IsDefault ? [] : list)
        {
            items.Add(await ReadAsync(value).ConfigureAwait(false));
        }

        return new PropertyNode.ListNode(items.ToImmutable());
    }

    private static async Task<PropertyNode> ReadOutputAsync<T>(Output<T> output)
    {
        var node = await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false)
            ? await ReadAsync(await OutputUtilities.GetValueAsync(output).ConfigureAwait(false)).ConfigureAwait(false)
            : PropertyNode.Unknown;
        return await Output.IsSecretAsync(output).ConfigureAwait(false) ? new PropertyNode.SecretNode(node) : node;
    }
}
