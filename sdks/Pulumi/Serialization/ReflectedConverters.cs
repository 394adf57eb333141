using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Converters for types that only reflection knows: outputs of classes that no generator made, results of functions.</summary>
internal static class ReflectedConverters
{
    private const string TrimmingJustification =
        "Only types of the program itself come here; a program that is trimmed keeps them by rooting its assembly (TrimmerRootAssembly).";

    private const string NativeJustification =
        "Over reference types the instantiations share code with those made in Converters; over bool, int and double see KeepInstantiations.";

    private static readonly ConcurrentDictionary<Type, object> Known = new(new Dictionary<Type, object>
    {
        [typeof(string)] = Converters.String,
        [typeof(bool)] = Converters.Bool,
        [typeof(int)] = Converters.Int,
        [typeof(double)] = Converters.Double,
        [typeof(object)] = Converters.Any,
        [typeof(JsonElement)] = Converters.Json,
        [typeof(Asset)] = Converters.Asset,
        [typeof(Archive)] = Converters.Archive,
        [typeof(AssetOrArchive)] = Converters.AssetOrArchive,
        [typeof(ImmutableArray<string>)] = Converters.StringList,
        [typeof(ImmutableDictionary<string, string>)] = Converters.StringMap,
    });

    /// <summary>The converter for a type.</summary>
    /// <param name="context">What needs it, for messages.</param>
    /// <exception cref="InvalidOperationException">No value on the wire can become the type.</exception>
    public static Converter<T> For<T>(string context) => (Converter<T>)For(typeof(T), context);

    internal static object For(Type type, string context) => Known.TryGetValue(type, out var known) ? known : Add(type, context);

    private static object Add(Type type, string context)
    {
        var converter = Create(type, context);
        converter = Known.GetOrAdd(type, converter);
        try
        {
            // After it is known, since a type may contain itself.
            (converter as IDependentConverter)?.Resolve(context);
        }
        catch (InvalidOperationException)
        {
            Known.TryRemove(type, out _);
            throw;
        }

        return converter;
    }

    private static object Create(Type type, string context)
    {
        if (type.IsGenericType)
        {
            return CreateGeneric(type, context);
        }

        if (type.IsAssignableTo(typeof(Resource)))
        {
            return Make(typeof(ResourceConverter<>), [type]);
        }

        if (type.IsEnum && Enum.GetUnderlyingType(type) == typeof(int))
        {
            return Make(typeof(EnumConverter<>), [type]);
        }

        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            return Make(typeof(EnumTypeConverter<>), [type]);
        }

        if (type.GetCustomAttribute<OutputTypeAttribute>() is not null)
        {
            return Make(typeof(OutputTypeConverter<>), [type]);
        }

        if (type.IsInterface && type.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>() is not null)
        {
            return Make(typeof(DiscriminatedUnionConverter<>), [type]);
        }

        throw new InvalidOperationException(
            $"""
            {context} contains invalid type {type.FullName}. Allowed types are:
                String, Boolean, Int32, Double,
                Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or
                a class explicitly marked with the [OutputTypeAttribute].
            """);
    }

    private static object CreateGeneric(Type type, string context)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        return definition == typeof(Nullable<>) ? Make(typeof(NullableConverter<>), arguments, For(arguments[0], context))
            : definition == typeof(ImmutableArray<>) ? Make(typeof(ListConverter<>), arguments, For(arguments[0], context))
            : definition == typeof(Output<>) ? Make(typeof(NestedOutputConverter<>), arguments, For(arguments[0], context))
            : definition == typeof(Union<,>) ? Make(typeof(UnionConverter<,>), arguments, For(arguments[0], context), For(arguments[1], context))
            : definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string)
                ? Make(typeof(MapConverter<>), [arguments[1]], For(arguments[1], context))
            : definition == typeof(ImmutableDictionary<,>) ? throw new InvalidOperationException(
                $"""
                {context} contains invalid type {type.FullName}:
                    The only allowed ImmutableDictionary 'TKey' type is 'String'.
                """)
            : throw new InvalidOperationException(
                $"""
                {context} contains invalid type {type.FullName}:
                    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>
                """);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = TrimmingJustification)]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = TrimmingJustification)]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = TrimmingJustification)]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = TrimmingJustification)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = NativeJustification)]
    private static object Make(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type definition,
        Type[] types,
        params object[] arguments)
    {
        KeepInstantiations();
        return definition.MakeGenericType(types).GetConstructors()[0].Invoke(arguments);
    }

    /// <summary>Names the instantiations over value types, so that native compilation keeps them.</summary>
    private static void KeepInstantiations()
    {
        _ = Instantiations<bool>.All;
        _ = Instantiations<int>.All;
        _ = Instantiations<double>.All;
        _ = Instantiations<JsonElement>.All;
        _ = Instantiations<ImmutableArray<string>>.Collections;
        _ = Instantiations<string>.Collections;
    }

    private static class Instantiations<T>
    {
        public static readonly Type[] Collections =
        [
            typeof(ListConverter<T>), typeof(MapConverter<T>), typeof(UnionConverter<T, string>), typeof(UnionConverter<string, T>),
        ];

        public static readonly Type[] All = Collections;
    }
}

/// <summary>A converter that looks up others once it can be found itself.</summary>
internal interface IDependentConverter
{
    /// <exception cref="InvalidOperationException">A type that it needs cannot be converted to.</exception>
    void Resolve(string context);
}
