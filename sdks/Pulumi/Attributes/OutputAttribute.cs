namespace Pulumi;

/// <summary>Marks a property of type <see cref="Output{T}"/> on a resource or a stack as one of its outputs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>Marks the property as an output.</summary>
    /// <param name="name">Name on the wire; by default the property's own name.</param>
    public OutputAttribute(string? name = null) => Name = name;

    /// <summary>Name on the wire, or null when it is the property's own.</summary>
    public string? Name { get; }
}
