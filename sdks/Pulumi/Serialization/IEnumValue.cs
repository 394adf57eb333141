namespace Pulumi.Serialization;

/// <summary>Implemented by generated [EnumType] structs, so that sending one needs no reflection.</summary>
internal interface IEnumValue
{
    /// <summary>The value: a string or a double.</summary>
    object? WireValue { get; }
}
