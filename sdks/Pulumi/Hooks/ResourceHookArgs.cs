using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a hook sees of its resource; a secret value is an output, and what does not apply is null.</summary>
public class ResourceHookArgs
{
    /// <summary>Makes what a hook sees.</summary>
    public ResourceHookArgs(
        string urn,
        string id,
        string name,
        string type,
        ImmutableDictionary<string, object?>? newInputs = null,
        ImmutableDictionary<string, object?>? oldInputs = null,
        ImmutableDictionary<string, object?>? newOutputs = null,
        ImmutableDictionary<string, object?>? oldOutputs = null)
    {
        Urn = urn;
        Id = id;
        Name = name;
        Type = type;
        NewInputs = newInputs;
        OldInputs = oldInputs;
        NewOutputs = newOutputs;
        OldOutputs = oldOutputs;
    }

    /// <summary>The resource's URN.</summary>
    public string Urn { get; }

    /// <summary>The resource's id; empty before it is created.</summary>
    public string Id { get; }

    /// <summary>The resource's name.</summary>
    public string Name { get; }

    /// <summary>The resource's type token.</summary>
    public string Type { get; }

    /// <summary>What the program asks for now.</summary>
    public ImmutableDictionary<string, object?>? NewInputs { get; }

    /// <summary>What was asked for when the resource was last changed.</summary>
    public ImmutableDictionary<string, object?>? OldInputs { get; }

    /// <summary>What came of it, after the operation.</summary>
    public ImmutableDictionary<string, object?>? NewOutputs { get; }

    /// <summary>What had come of it before.</summary>
    public ImmutableDictionary<string, object?>? OldOutputs { get; }
}
