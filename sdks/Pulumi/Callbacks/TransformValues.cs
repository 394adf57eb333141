using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Values as transforms see them: plain ones as they are, and an output of its value's type for each output value, however deep.</summary>
internal static class TransformValues
{
    /// <summary>Reads a value.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <param name="path">What it is, for messages.</param>
    public static object? Read(WireValue value, string path)
    {
        if (value.Kind == WireKind.Object)
        {
            if (!value.TryGetMember(Constants.SignatureKey, out var signature))
            {
                return ReadMap(value, path);
            }

            if (signature.Kind == WireKind.String && signature.String == Constants.OutputValueSignature)
            {
                return ReadOutput(value, path);
            }
        }

        // A secret or an unknown that the engine did not make an output of is seen plain, or as null.
        return value.Kind == WireKind.List ? ReadList(value, path) : Converters.Any.Convert(value, new ConversionContext(path, resource: null));
    }

    private static ImmutableDictionary<string, object?> ReadMap(WireValue value, string path)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var member in value.Members)
        {
            // Such keys are the provider's own bookkeeping (__inputs, __fieldManager).
            if (!member.NameBytes.StartsWith("__"u8))
            {
                result[member.Name] = Read(member.Value, path);
            }
        }

        return result.ToImmutable();
    }

    private static ImmutableArray<object?> ReadList(WireValue value, string path)
    {
        var result = ImmutableArray.CreateBuilder<object?>();
        foreach (var item in value.Elements)
        {
            result.Add(Read(item, path));
        }

        return result.DrainToImmutable();
    }

    private static object ReadOutput(WireValue value, string path)
    {
        var isKnown = value.TryGetMember(Constants.ValueName, out var inner);
        var isSecret = value.TryGetMember(Constants.SecretName, out var secret) && secret is { Kind: WireKind.Bool, Bool: true };
        var resources = Dependencies.None;
        if (value.TryGetMember(Constants.DependenciesName, out var urns))
        {
            foreach (var urn in urns.Elements)
            {
                resources = resources.Add(new DependencyResource(urn.String));
            }
        }

        return (isKnown ? Read(inner, path) : null) switch
        {
            string text => Make(text),
            double number => Make(number),
            bool flag => Make(flag),
            ImmutableDictionary<string, object?> map => Make(map),
            ImmutableArray<object?> list => Make(list),
            var other => Make(other),
        };

        Output<T> Make<T>(T content) => new(new OutputData<T>(content, isKnown, isSecret, resources));
    }
}
