using System.Collections.Immutable;

namespace Homelab.Cluster.Guardrails;

/// <summary>A property of a resource as the program registers it: a tree of plain values, some of them unknown or secret.</summary>
public abstract record PropertyNode
{
    private PropertyNode()
    {
    }

    /// <summary>What a preview cannot know yet.</summary>
    public static PropertyNode Unknown { get; } = new UnknownNode();

    /// <summary>A value that is set to nothing.</summary>
    public static PropertyNode Null { get; } = new ScalarNode(null);

    /// <summary>True when something in the tree is unknown, so that a rule may not have been able to decide.</summary>
    public bool HasUnknown => this switch
    {
        UnknownNode => true,
        SecretNode secret => secret.Element.HasUnknown,
        ListNode list => list.Items.Any(item => item.HasUnknown),
        MapNode map => map.Members.Values.Any(member => member.HasUnknown),
        _ => false,
    };

    /// <summary>A string, a boolean, a number or null.</summary>
    /// <param name="Value">The value.</param>
    public sealed record ScalarNode(object? Value) : PropertyNode;

    /// <summary>A list.</summary>
    /// <param name="Items">Its items.</param>
    public sealed record ListNode(ImmutableArray<PropertyNode> Items) : PropertyNode;

    /// <summary>A map.</summary>
    /// <param name="Members">Its members by key, in ordinal order.</param>
    public sealed record MapNode(ImmutableSortedDictionary<string, PropertyNode> Members) : PropertyNode;

    /// <summary>A value that is marked as secret, known or not.</summary>
    /// <param name="Element">The value itself.</param>
    public sealed record SecretNode(PropertyNode Element) : PropertyNode;

    /// <summary>A value that is not known yet.</summary>
    public sealed record UnknownNode : PropertyNode;
}
