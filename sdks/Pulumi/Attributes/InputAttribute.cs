namespace Pulumi;

/// <summary>Marks a property, or the field behind one, of an <see cref="InputArgs"/> class as an input that is sent to the engine.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Gives the input its name on the wire.</summary>
    /// <param name="name">The name that the provider knows the input by.</param>
    /// <param name="required">Whether leaving the input unset is an error.</param>
    /// <param name="json">Whether the value travels as a string of JSON; providers' own arguments do.</param>
    public InputAttribute(string name, bool required = false, bool json = false)
    {
        Name = name;
        IsRequired = required;
        Json = json;
    }

    internal string Name { get; }

    internal bool IsRequired { get; }

    internal bool Json { get; }
}
