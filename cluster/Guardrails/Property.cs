namespace Homelab.Cluster.Guardrails;

/// <summary>A place in a resource's properties, and what is there.</summary>
/// <remarks>
/// Whatever lies below an unknown value is unknown, whatever lies below a secret is secret, and what is not there can be
/// asked for all the same: rules need no checks of their own on the way down.
/// </remarks>
public sealed record Property
{
    private readonly PropertyNode? _node;

    private Property(string path, PropertyNode? node, bool isSecret)
    {
        Path = path;
        while (node is PropertyNode.SecretNode secret)
        {
            (node, isSecret) = (secret.Element, true);
        }

        (_node, IsSecret) = (node, isSecret);
    }

    /// <summary>Where it is, for example <c>spec.containers[0].image</c>; empty for the whole resource.</summary>
    public string Path { get; }

    /// <summary>True when it, or something around it, is marked as secret.</summary>
    public bool IsSecret { get; }

    /// <summary>True when a preview cannot know it.</summary>
    public bool IsUnknown => _node is PropertyNode.UnknownNode;

    /// <summary>True when it is not set, or set to null.</summary>
    public bool IsMissing => _node is null or PropertyNode.ScalarNode { Value: null };

    /// <summary>True when it is a map.</summary>
    public bool IsMap => _node is PropertyNode.MapNode;

    /// <summary>Its text when it is a string.</summary>
    public string? Text => (_node as PropertyNode.ScalarNode)?.Value as string;

    /// <summary>True when it is the boolean true; Helm also takes the word.</summary>
    public bool IsTrue => _node is PropertyNode.ScalarNode { Value: true or "true" };

    /// <summary>What a message may show: never a secret, and no whole trees.</summary>
    public object? Shown => IsSecret ? Fault.Secret : _node switch
    {
        PropertyNode.ScalarNode scalar => scalar.Value,
        PropertyNode.ListNode => "[…]",
        PropertyNode.MapNode map => map.Members.IsEmpty ? "{}" : "{…}",
        PropertyNode.UnknownNode => "unknown",
        _ => null,
    };

    /// <summary>Its items when it is a list; empty otherwise.</summary>
    public IEnumerable<Property> Items => _node is PropertyNode.ListNode list
        ? list.Items.Select((item, index) => new Property(SettingPath.Item(Path, index), item, IsSecret))
        : [];

    /// <summary>Its members when it is a map; empty otherwise.</summary>
    public IEnumerable<(string Key, Property Value)> Members => _node is PropertyNode.MapNode map
        ? map.Members.Select(member => (member.Key, Member(member.Key, member.Value)))
        : [];

    /// <summary>A member, which need not be there.</summary>
    /// <param name="key">Its key.</param>
    public Property this[string key] => _node switch
    {
        PropertyNode.MapNode map => Member(key, map.Members.GetValueOrDefault(key)),
        PropertyNode.UnknownNode => Member(key, _node),
        _ => Member(key, null),
    };

    /// <summary>The whole of a resource.</summary>
    /// <param name="node">Its properties.</param>
    public static Property Root(PropertyNode node) => new("", node, isSecret: false);

    /// <summary>Itself and everything below it, each with the key of the member that it is or is an item of.</summary>
    /// <param name="key">Its own key.</param>
    public IEnumerable<(string Key, Property Value)> Walk(string key = "") =>
        Items.SelectMany(item => item.Walk(key))
            .Concat(Members.SelectMany(member => member.Value.Walk(member.Key)))
            .Prepend((key, this));

    /// <summary>A fault of what is here.</summary>
    /// <param name="reason">Why it cannot be.</param>
    /// <param name="fix">What to do about it.</param>
    public Fault ToFault(string reason, string fix) => new(Path, Shown, reason, fix);

    private Property Member(string key, PropertyNode? node) =>
        new(Path.Length == 0 ? SettingPath.Member("", key).TrimStart('.') : SettingPath.Member(Path, key), node, IsSecret);
}
