namespace Pulumi;

/// <summary>Names the property whose value tells the cases of a discriminated union apart.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class DiscriminatedUnionDiscriminatorAttribute : Attribute
{
    /// <summary>Names the property that tells the cases apart.</summary>
    public DiscriminatedUnionDiscriminatorAttribute(string propertyName) => PropertyName = propertyName;

    /// <summary>The property's name on the wire.</summary>
    public string PropertyName { get; }
}

/// <summary>One case of a discriminated union: the class to make for one value of the discriminator.</summary>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = true)]
public sealed class DiscriminatedUnionCaseAttribute : Attribute
{
    /// <summary>Adds a case.</summary>
    /// <param name="tag">Value of the discriminator.</param>
    /// <param name="type">The class that such a value becomes.</param>
    public DiscriminatedUnionCaseAttribute(string tag, Type type)
    {
        Tag = tag;
        Type = type;
    }

    /// <summary>Value of the discriminator.</summary>
    public string Tag { get; }

    /// <summary>The class that such a value becomes.</summary>
    public Type Type { get; }
}
