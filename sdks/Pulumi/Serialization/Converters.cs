using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>The converters that generated classes build theirs from; all are free of reflection.</summary>
internal static class Converters
{
    /// <summary>A string.</summary>
    internal static Converter<string> String { get; } = new StringConverter();

    /// <summary>A boolean.</summary>
    internal static Converter<bool> Bool { get; } = new BoolConverter();

    /// <summary>A whole number; a fraction is cut off.</summary>
    internal static Converter<int> Int { get; } = new IntConverter();

    /// <summary>A number.</summary>
    internal static Converter<double> Double { get; } = new DoubleConverter();

    /// <summary>Anything: null, bool, double, string, asset, archive, resource, ImmutableArray or ImmutableDictionary of these.</summary>
    internal static Converter<object> Any { get; } = new AnyConverter();

    /// <summary>Arbitrary JSON.</summary>
    internal static Converter<JsonElement> Json { get; } = new JsonElementConverter();

    /// <summary>An asset.</summary>
    internal static Converter<Asset> Asset { get; } = new AssetConverter<Asset>();

    /// <summary>An archive.</summary>
    internal static Converter<Archive> Archive { get; } = new AssetConverter<Archive>();

    /// <summary>An asset or an archive.</summary>
    internal static Converter<AssetOrArchive> AssetOrArchive { get; } = new AssetConverter<AssetOrArchive>();

    /// <summary>A list of strings.</summary>
    internal static Converter<ImmutableArray<string>> StringList { get; } = List(String);

    /// <summary>A map of strings.</summary>
    internal static Converter<ImmutableDictionary<string, string>> StringMap { get; } = Map(String);

    /// <summary>A list; missing or null gives a default ImmutableArray.</summary>
    internal static Converter<ImmutableArray<T>> List<T>(Converter<T> element) => new ListConverter<T>(element);

    /// <summary>A map; missing or null gives null.</summary>
    internal static Converter<ImmutableDictionary<string, T>> Map<T>(Converter<T> value) => new MapConverter<T>(value);

    /// <summary>A nullable value type, such as <c>int?</c>.</summary>
    internal static Converter<T?> Nullable<T>(Converter<T> value)
        where T : struct => new NullableConverter<T>(value);

    /// <summary>A nullable reference type, such as <c>string?</c>: the same converter, for the compiler's sake.</summary>
    internal static Converter<T?> Optional<T>(Converter<T> value)
        where T : class => (Converter<T?>)(object)value;

    /// <summary>A value of one of two types: the first that fits.</summary>
    internal static Converter<Union<T0, T1>> Union<T0, T1>(Converter<T0> first, Converter<T1> second) =>
        new UnionConverter<T0, T1>(first, second);

    /// <summary>An output type, made by its constructor.</summary>
    internal static Converter<T> Object<T>(Func<PropertyReader, T> create) => new ObjectConverter<T>(create);

    /// <summary>An enumeration: a struct over a string.</summary>
    internal static Converter<T> StringEnum<T>(Func<string, T> create) => new EnumStringConverter<T>(create);

    /// <summary>An enumeration: a struct over a number.</summary>
    internal static Converter<T> NumberEnum<T>(Func<double, T> create) => new EnumNumberConverter<T>(create);

    /// <summary>A converter that is looked up on first use, for types that contain themselves or whose statics depend on each other.</summary>
    internal static Converter<T> Lazy<T>(Func<Converter<T>> converter) => new LazyConverter<T>(converter);
}
