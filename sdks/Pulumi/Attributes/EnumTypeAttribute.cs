namespace Pulumi;

/// <summary>Marks a struct over a string or a double as an enumeration of a provider's schema.</summary>
/// <remarks>The struct has a constructor that takes the value, and an explicit conversion back to string or double.</remarks>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
