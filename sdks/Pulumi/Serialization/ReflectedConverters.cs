namespace Pulumi.Serialization;

/// <summary>Converters for types that are known only at run time.</summary>
internal static class ReflectedConverters
{
    public static Converter<T> For<T>() => throw new NotImplementedException();
}
