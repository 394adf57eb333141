using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Serialization;
using Xunit;

namespace Pulumi.Sdk.Tests.Serialization;

/// <summary>The own encoding of google.protobuf.Struct against Google's.</summary>
public sealed class WireTests
{
    /// <summary>Normalised values of any shape, without null members, which are left out by design.</summary>
    private static readonly Gen<object?> Values = Gen.Recursive<object?>((depth, value) => Gen.OneOf(
        depth > 4 ? Scalars : Gen.OneOf(value, Gen.Bool.Select(_ => (object?)null)).Array[0, 4].Select(list => (object?)list),
        depth > 4 ? Scalars : Gen.Select(Gen.String[0, 5], value).Array[0, 4].Select(ToBag),
        Scalars,
        Scalars));

    [Fact]
    public void Written_IsWhatGoogleReads() =>
        Values.Sample(value =>
        {
            var written = WireStruct.ParseValue(StructWriter.ToValue(value));

            Assert.Equal(ToGoogle(value), written);
        });

    [Fact]
    public void GoogleWrites_WhatIsRead() =>
        Values.Sample(value =>
        {
            var read = Converters.Any.Convert(WireStruct.From(ToGoogle(value)), new ConversionContext("test", resource: null));

            Assert.Equal(ToPlain(value), ToPlain(read));
        });

    [Fact]
    public void Nesting_HasNoLimit()
    {
        object? value = "leaf";
        for (var i = 0; i < 1000; i++)
        {
            value = new PropertyBag(["child"], [value]);
        }

        var message = WireStruct.Parse(StructWriter.ToStruct((PropertyBag)value!));

        var depth = 0;
        for (var level = Value.ForStruct(message); level.StructValue is { } inner; level = inner.Fields["child"])
        {
            depth++;
        }

        Assert.Equal(1000, depth);
    }

    [Fact]
    public void Members_AreSortedAndNullOnesLeftOut()
    {
        var args = new DictionaryResourceArgs(System.Collections.Immutable.ImmutableDictionary<string, object?>.Empty
            .Add("b", "2").Add("a", "1").Add("Z", "0").Add("gone", null));

        var names = new List<string>();
        foreach (var member in WireValue.FromStruct(StructWriter.ToStruct(new PropertyTreeBuilder("test").Read(args).Bag)).Members)
        {
            names.Add(member.Name);
        }

        Assert.Equal(["Z", "a", "b"], names);
    }

    [Fact]
    public void Rejects_WhatIsNoProtobuf()
    {
        var value = WireValue.FromStruct([0x0a, 0x7f, 0x00]);

        Assert.Throws<InvalidDataException>(() => value.TryGetMember("a", out _));
    }

    private static Gen<object?> Scalars => Gen.OneOf(
        Gen.Double.Where(double.IsFinite).Select(number => (object?)number),
        Gen.Bool.Select(flag => (object?)flag),
        Gen.String[0, 8].Where(IsWellFormed).Select(text => (object?)text));

    /// <summary>Whether a text has no half of a surrogate pair, which UTF-8 cannot hold.</summary>
    private static bool IsWellFormed(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;

    private static object? ToBag((string Name, object? Value)[] members)
    {
        var sorted = members
            .Where(member => member.Value is not null && IsWellFormed(member.Name) && !member.Name.StartsWith("__", StringComparison.Ordinal))
            .DistinctBy(member => member.Name)
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ToArray();
        return new PropertyBag([.. sorted.Select(member => member.Name)], [.. sorted.Select(member => member.Value)]);
    }

    private static Value ToGoogle(object? value) => value switch
    {
        null => Value.ForNull(),
        double number => Value.ForNumber(number),
        bool flag => Value.ForBool(flag),
        string text => Value.ForString(text),
        object?[] list => Value.ForList([.. list.Select(ToGoogle)]),
        PropertyBag bag => Given.Object([.. bag.Names.Zip(bag.Values, (name, member) => (name, ToGoogle(member)))]),
        _ => throw new InvalidOperationException($"{value.GetType()}"),
    };

    /// <summary>A form that can be compared, of both kinds of values.</summary>
    private static string ToPlain(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        PropertyBag bag => $"{{{string.Join(',', bag.Names.Zip(bag.Values, (name, member) => $"{name}:{ToPlain(member)}"))}}}",
        System.Collections.Immutable.ImmutableDictionary<string, object?> map =>
            $"{{{string.Join(',', map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}:{ToPlain(entry.Value)}"))}}}",
        System.Collections.IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(ToPlain))}]",
        IFormattable number => number.ToString("r", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
