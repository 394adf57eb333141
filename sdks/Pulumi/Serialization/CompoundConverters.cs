using System.Collections.Immutable;

namespace Pulumi.Serialization;

internal sealed class ListConverter<T>(Converter<T> element) : Converter<ImmutableArray<T>>
{
    protected override ImmutableArray<T> ConvertPlain(WireValue value, ConversionContext context)
    {
        if (value.Kind != WireKind.List)
        {
            return Mismatch(value, context);
        }

        var result = ImmutableArray.CreateBuilder<T>();
        foreach (var item in value.Elements)
        {
            result.Add(element.Convert(item, context));
        }

        return result.DrainToImmutable();
    }
}

internal sealed class MapConverter<T>(Converter<T> element) : Converter<ImmutableDictionary<string, T>>
{
    protected override ImmutableDictionary<string, T> ConvertPlain(WireValue value, ConversionContext context)
    {
        if (value.Kind != WireKind.Object)
        {
            return Mismatch(value, context);
        }

        var result = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var member in value.Members)
        {
            // Such keys are the provider's own bookkeeping (__inputs, __fieldManager).
            if (!member.NameBytes.StartsWith("__"u8))
            {
                result[member.Name] = element.Convert(member.Value, context);
            }
        }

        return result.ToImmutable();
    }
}

internal sealed class ObjectConverter<T>(Func<PropertyReader, T> create) : Converter<T>
{
    protected override T ConvertPlain(WireValue value, ConversionContext context) =>
        value.Kind == WireKind.Object ? create(new PropertyReader(value, context)) : Mismatch(value, context);
}

internal sealed class UnionConverter<T0, T1>(Converter<T0> first, Converter<T1> second) : Converter<Union<T0, T1>>
{
    protected override Union<T0, T1> ConvertPlain(WireValue value, ConversionContext context)
    {
        if (context.TryConvert(value, first, out var value0))
        {
            return Union<T0, T1>.FromT0(value0);
        }

        return context.TryConvert(value, second, out var value1) ? Union<T0, T1>.FromT1(value1) : Mismatch(value, context);
    }
}

/// <summary>An output inside another value: known, as what is unknown or secret about it is said of the whole.</summary>
internal sealed class NestedOutputConverter<T>(Converter<T> inner) : Converter<Output<T>>
{
    protected override Output<T> ConvertPlain(WireValue value, ConversionContext context) =>
        Output.Create(inner.Convert(value, context));
}

internal sealed class AssetConverter<T> : Converter<T>
    where T : AssetOrArchive
{
    protected override T ConvertPlain(WireValue value, ConversionContext context)
    {
        var result = value.Kind switch
        {
            WireKind.Asset => AnyConverter.ReadAsset(value, context),
            WireKind.Archive => AnyConverter.ReadArchive(value, context),
            _ => (AssetOrArchive?)null,
        };
        return result as T ?? Mismatch(value, context);
    }
}

/// <summary>Anything, as the .NET value that it is by itself.</summary>
internal sealed class AnyConverter : Converter<object>
{
    private readonly Converter<ImmutableArray<object?>> _lists;
    private readonly Converter<ImmutableDictionary<string, object?>> _maps;

    internal AnyConverter()
    {
        _lists = new ListConverter<object?>(this!);
        _maps = new MapConverter<object?>(this!);
    }

    internal static AssetOrArchive ReadAsset(WireValue value, ConversionContext context) =>
        value.TryGetMember(Constants.PathName, out var path) ? new FileAsset(path.String)
        : value.TryGetMember(Constants.UriName, out var uri) ? new RemoteAsset(uri.String)
        : value.TryGetMember(Constants.TextName, out var text) ? new StringAsset(text.String)
        : throw new InvalidDataException($"Value was marked as Asset, but did not conform to required shape: {context.Path}");

    internal static AssetOrArchive ReadArchive(WireValue value, ConversionContext context)
    {
        if (value.TryGetMember(Constants.PathName, out var path))
        {
            return new FileArchive(path.String);
        }

        if (value.TryGetMember(Constants.UriName, out var uri))
        {
            return new RemoteArchive(uri.String);
        }

        if (!value.TryGetMember(Constants.AssetsName, out var assets))
        {
            throw new InvalidDataException($"Value was marked as Archive, but did not conform to required shape: {context.Path}");
        }

        var members = new Dictionary<string, AssetOrArchive>();
        foreach (var member in assets.Members)
        {
            var inner = context.Unwrap(member.Value);
            members[member.Name] = inner.Kind == WireKind.Archive ? ReadArchive(inner, context) : ReadAsset(inner, context);
        }

        return new AssetArchive(members);
    }

    protected override object ConvertPlain(WireValue value, ConversionContext context) => value.Kind switch
    {
        WireKind.Number => value.Number,
        WireKind.String => value.String,
        WireKind.Bool => value.Bool,
        WireKind.List => _lists.Convert(value, context),
        WireKind.Object => _maps.Convert(value, context),
        WireKind.Asset => ReadAsset(value, context),
        WireKind.Archive => ReadArchive(value, context),
        _ => ResourceReferences.Read(value),
    };
}
