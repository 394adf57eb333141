using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A resource, from a reference to it.</summary>
internal sealed class ResourceConverter<T> : Converter<T>
{
    protected override T ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.Resource && ResourceReferences.Read(value) is T resource ? resource : Mismatch(value, context);
}

/// <summary>A C# enumeration over int.</summary>
internal sealed class EnumConverter<T> : Converter<T>
{
    protected override T ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.Number ? (T)Enum.ToObject(typeof(T), (int)value.Number) : Mismatch(value, context);
}

/// <summary>An [EnumType] struct, through its constructor over string or double.</summary>
internal sealed class EnumTypeConverter<T> : Converter<T>
{
    protected override T ConvertPlain(WireValue value, ConversionContext context)
    {
        object? content = value.Kind switch
        {
            WireKind.String => value.String,
            WireKind.Number => value.Number,
            _ => null,
        };
        return content is not null && FindConstructor(content.GetType()) is { } constructor
            ? (T)constructor.Invoke([content])
            : Mismatch(value, context);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "A type of the program itself; a trimmed program roots its assembly.")]
    private static ConstructorInfo? FindConstructor(Type parameter) =>
        typeof(T).GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [parameter]);
}

/// <summary>An [OutputType] class, through its [OutputConstructor].</summary>
internal sealed class OutputTypeConverter<T> : Converter<T>, IDependentConverter
{
    private ConstructorInfo? _constructor;
    private (string Name, IUntypedConverter Converter)[] _parameters = [];

    [UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "A type of the program itself; a trimmed program roots its assembly.")]
    public void Resolve(string context)
    {
        _constructor = typeof(T).GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(constructor => constructor.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? throw new InvalidOperationException($"{context} contains type {typeof(T).FullName}, which has no constructor marked with [OutputConstructor]");
        _parameters = [.. _constructor.GetParameters().Select(parameter => (
            parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!,
            (IUntypedConverter)ReflectedConverters.For(parameter.ParameterType, $"{context}({parameter.Name})")))];
    }

    protected override T ConvertPlain(WireValue value, ConversionContext context)
    {
        if (value.Kind != WireKind.Object)
        {
            return Mismatch(value, context);
        }

        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, converter) = _parameters[i];
            arguments[i] = converter.ConvertUntyped(value.TryGetMember(name, out var member) ? member : default, context);
        }

        return (T)_constructor!.Invoke(arguments);
    }
}

/// <summary>An interface whose [DiscriminatedUnionCase] attributes name the class for each value of a discriminator.</summary>
internal sealed class DiscriminatedUnionConverter<T> : Converter<T>, IDependentConverter
{
    private readonly Dictionary<string, IUntypedConverter> _cases = [];
    private string _discriminator = "";

    [UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "A type of the program itself; a trimmed program roots its assembly.")]
    public void Resolve(string context)
    {
        _discriminator = typeof(T).GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>()!.PropertyName;
        foreach (var attribute in typeof(T).GetCustomAttributes<DiscriminatedUnionCaseAttribute>())
        {
            _cases[attribute.Tag] = (IUntypedConverter)ReflectedConverters.For(attribute.Type, context);
        }
    }

    protected override T ConvertPlain(WireValue value, ConversionContext context) =>
        value.TryGetMember(_discriminator, out var tag) && context.Unwrap(tag) is { Kind: WireKind.String } text
            && _cases.TryGetValue(text.String, out var converter)
            ? (T)converter.ConvertUntyped(value, context)!
            : Mismatch(value, context);
}
