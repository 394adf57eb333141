namespace Pulumi;

/// <summary>Another identity under which a resource may stand in the state; what is left unset is as the resource has it now.</summary>
public sealed class Alias
{
    /// <summary>The whole former URN; nothing else may be set beside it.</summary>
    public string? Urn { get; set; }

    /// <summary>The former name.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The former type token.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The former stack.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The former project.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The former parent; at most one of this, <see cref="ParentUrn"/> and <see cref="NoParent"/>.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The former parent's URN.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>Whether the resource had no parent.</summary>
    public bool NoParent { get; set; }
}
