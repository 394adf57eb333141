using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The properties that a transform sees and returns.</summary>
/// <remarks>A transform sees plain values; what is secret, unknown or depends on resources is an <see cref="Output{T}"/> of its value.</remarks>
internal static class TransformArguments
{
    /// <summary>What the transform sees.</summary>
    public static ImmutableDictionary<string, object?> Read(Struct? properties)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, value) in properties?.Fields ?? [])
        {
            builder[name] = Read(WireStruct.From(value), name);
        }

        return builder.ToImmutable();
    }

    /// <summary>What goes back to the engine.</summary>
    public static async Task<Struct> WriteAsync(ImmutableDictionary<string, object?> values)
    {
        var builder = new PropertyTreeBuilder("transform result", defersOutputs: true);
        var result = builder.Read(values);
        await builder.ResolveAsync(new WireForm { KeepsOutputs = true, KeepsResources = true }).ConfigureAwait(false);
        return WireStruct.Parse(StructWriter.ToStruct(result.Bag));
    }

    private static object? Read(WireValue value, string path) => value.Kind switch
    {
        WireKind.List => ReadList(value, path),
        WireKind.Object when value.TryGetSignature(out var signature) && signature == Constants.OutputValueSignature =>
            ReadOutput(WireOutput.Read(value), path),
        WireKind.Object when !value.TryGetSignature(out _) => ReadObject(value, path),
        _ => Converters.Any.Convert(value, new ConversionContext(path, resource: null)),
    };

    private static ImmutableArray<object?> ReadList(WireValue value, string path)
    {
        var builder = ImmutableArray.CreateBuilder<object?>();
        foreach (var element in value.Elements)
        {
            builder.Add(Read(element, path));
        }

        return builder.DrainToImmutable();
    }

    private static ImmutableDictionary<string, object?> ReadObject(WireValue value, string path)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var member in value.Members)
        {
            if (!member.Name.StartsWith("__", StringComparison.Ordinal))
            {
                builder[member.Name] = Read(member.Value, path);
            }
        }

        return builder.ToImmutable();
    }

    /// <summary>An output typed as its value is, so that a transform can cast it.</summary>
    private static object ReadOutput(WireOutput output, string path) =>
        (output.Value is { } inner ? Read(inner, path) : null) switch
        {
            string text => Typed(text, output),
            bool flag => Typed(flag, output),
            double number => Typed(number, output),
            ImmutableArray<object?> list => Typed(list, output),
            ImmutableDictionary<string, object?> map => Typed(map, output),
            var other => Typed(other, output),
        };

    private static Output<T> Typed<T>(T value, WireOutput output) =>
        new(new OutputData<T>(value, output.Value is not null, output.IsSecret, output.Resources));
}
