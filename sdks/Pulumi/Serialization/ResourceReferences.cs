namespace Pulumi.Serialization;

/// <summary>References to resources inside replies.</summary>
internal static class ResourceReferences
{
    public static Resource Read(WireValue value, ConversionContext context) => throw new NotImplementedException();
}
