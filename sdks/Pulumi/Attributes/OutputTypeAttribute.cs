namespace Pulumi;

/// <summary>Marks a class as one that an output value can be converted to, through its <see cref="OutputConstructorAttribute"/> constructor.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;

/// <summary>Marks the constructor of an <see cref="OutputTypeAttribute"/> class that takes the value's properties.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;

/// <summary>Names the property on the wire that a parameter of an <see cref="OutputConstructorAttribute"/> constructor takes.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute : Attribute
{
    /// <summary>Gives the parameter its name on the wire.</summary>
    public OutputConstructorParameterAttribute(string name) => Name = name;

    /// <summary>Name of the property on the wire.</summary>
    public string Name { get; }
}
