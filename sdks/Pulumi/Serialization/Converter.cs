namespace Pulumi.Serialization;

/// <summary>A converter to a type that is not known at the place of use.</summary>
internal interface IUntypedConverter
{
    object? ConvertUntyped(WireValue value, ConversionContext context);
}

/// <summary>Turns a value of a reply into a value of type <typeparamref name="T"/>, without reflection.</summary>
/// <remarks>
/// <para>Generated code builds converters from <see cref="Converters"/> once and keeps them in static members:</para>
/// <code>
/// // an output type: the class of Types.Outputs
/// internal static readonly Converter&lt;ObjectMeta&gt; Converter = Converters.Object(static r => new ObjectMeta(
///     annotations: r.Get("annotations", Converters.StringMap),
///     generation: r.Get("generation", Converters.Int),
///     ownerReferences: r.Get("ownerReferences", OwnerReference.ListConverter)));
/// </code>
/// <para>A member that is missing, null, unknown or of another type becomes the default of its type, as in the official
/// SDK: null, 0, false, a default <c>ImmutableArray</c> (<c>IsDefault</c> is true).</para>
/// </remarks>
internal abstract class Converter<T> : IUntypedConverter
{
    /// <summary>Converts a value that is neither null nor special (secret, unknown, reference); those are resolved before.</summary>
    protected abstract T ConvertPlain(WireValue value, ConversionContext context);

    /// <summary>Converts any value; secret marks, unknowns and dependencies on the way are noted in the context.</summary>
    internal T Convert(WireValue value, ConversionContext context)
    {
        value = context.Unwrap(value);
        return value.Kind == WireKind.Null ? default! : ConvertPlain(value, context);
    }

    object? IUntypedConverter.ConvertUntyped(WireValue value, ConversionContext context) => Convert(value, context);

    /// <summary>Notes that the value has another type than expected; the result is the default.</summary>
    private protected static T Mismatch(WireValue value, ConversionContext context)
    {
        context.Warn($"Expected {typeof(T).FullName} but got {value.Kind.Describe()} deserializing {context.Path}");
        return default!;
    }
}
