using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Serialization;
using Xunit;

namespace Pulumi.Sdk.Tests.Serialization;

/// <summary>What values of replies become.</summary>
public sealed class ConverterTests
{
    [Fact]
    public void ReadsScalars()
    {
        Assert.Equal("s", Convert(Converters.String, Value.ForString("s")));
        Assert.True(Convert(Converters.Bool, Value.ForBool(true)));
        Assert.Equal(3, Convert(Converters.Int, Value.ForNumber(3.9)));
        Assert.Equal(2.5, Convert(Converters.Double, Value.ForNumber(2.5)));
        Assert.Equal(2.5, Convert(Converters.Nullable(Converters.Double), Value.ForNumber(2.5)));
        Assert.Equal(Colour.Green, Convert(ReflectedConverters.For<Colour>("test"), Value.ForNumber(1)));
        Assert.Equal(Size.Small, Convert(ReflectedConverters.For<Size>("test"), Value.ForString("small")));
        Assert.Equal("<s>", Convert(Converters.StringEnum(text => $"<{text}>"), Value.ForString("s")));
        Assert.Equal("<2>", Convert(Converters.NumberEnum(number => $"<{number}>"), Value.ForNumber(2)));
    }

    [Fact]
    public void Null_BecomesTheTypesDefault()
    {
        Assert.Null(Convert(Converters.String, Value.ForNull()));
        Assert.Equal(0, Convert(Converters.Int, Value.ForNull()));
        Assert.Null(Convert(Converters.Nullable(Converters.Int), Value.ForNull()));
        Assert.True(Convert(Converters.StringList, Value.ForNull()).IsDefault);
        Assert.Null(Convert(Converters.StringMap, Value.ForNull()));
    }

    [Fact]
    public void ReadsCollections()
    {
        var list = Value.ForList(Value.ForString("a"), Value.ForString("b"));
        var map = Given.Object(("k", Value.ForString("v")), ("__inputs", Value.ForString("private")));

        Assert.Equal(["a", "b"], Convert(Converters.StringList, list));
        Assert.Equal([KeyValuePair.Create("k", "v")], Convert(Converters.StringMap, map));
        Assert.Equal(["a", "b"], Convert(ReflectedConverters.For<ImmutableArray<string>>("test"), list));
        Assert.Equal([1, 2], Convert(ReflectedConverters.For<ImmutableArray<int>>("test"), Value.ForList(Value.ForNumber(1), Value.ForNumber(2))));
        Assert.Equal("v", Convert(ReflectedConverters.For<ImmutableDictionary<string, string>>("test"), map)["k"]);
    }

    [Fact]
    public void OutputTypes_AndTheirOwnKindInside()
    {
        var value = Given.Object(
            ("a", Value.ForString("x")),
            ("b", Value.ForNumber(2)),
            ("children", Value.ForList(Given.Object(("a", Value.ForString("y"))))));
        var lazily = Converters.Lazy(() => Converters.Object(r => r.Get("a", Converters.String)));

        var nested = Convert(ReflectedConverters.For<Nested>("test"), value);

        Assert.Equal(("x", 2), (nested.A, nested.B));
        Assert.Equal("y", Assert.Single(nested.Children).A);
        Assert.Null(nested.Children[0].B);
        Assert.True(nested.Children[0].Children.IsDefault);
        Assert.Equal("x", Convert(lazily, value));
        Assert.Equal("y", Convert(Converters.Object(r => r.Get("children", Converters.List(lazily))), value)[0]);
    }

    [Fact]
    public void Unions_TakeTheFirstTypeThatFits()
    {
        var converter = ReflectedConverters.For<Union<int, string>>("test");

        Assert.Equal(1, Convert(converter, Value.ForNumber(1)).AsT0);
        Assert.Equal("s", Convert(converter, Value.ForString("s")).AsT1);
    }

    [Fact]
    public void DiscriminatedUnions_TakeTheCaseOfTheirTag()
    {
        var converter = ReflectedConverters.For<IShape>("test");

        var circle = Convert(converter, Given.Object(("kind", Value.ForString("circle")), ("radius", Value.ForNumber(2))));

        Assert.Equal(2, Assert.IsType<Circle>(circle).Radius);
        Assert.Null(Convert(converter, Given.Object(("kind", Value.ForString("square")))));
    }

    [Fact]
    public void Json_OfAnything()
    {
        var value = Given.Object(("a", Value.ForList(Value.ForNumber(1), Value.ForNull(), Value.ForBool(true))), ("s", Given.SecretValue(Value.ForString("x"))));
        var context = Context();

        var element = Converters.Json.Convert(Given.Wire(value), context);

        Assert.Equal("""{"a":[1,null,true],"s":"x"}""", element.GetRawText());
        Assert.Equal(JsonValueKind.Undefined, Convert(Converters.Json, Value.ForNull()).ValueKind);
        Assert.True(context.IsSecret);
    }

    [Fact]
    public void Anything_BecomesPlainDotNetValues()
    {
        var value = Given.Object(("l", Value.ForList(Value.ForNumber(1), Value.ForBool(true), Value.ForNull())), ("s", Value.ForString("x")));

        var map = Assert.IsType<ImmutableDictionary<string, object?>>(Convert(Converters.Any, value));

        Assert.Equal("x", map["s"]);
        Assert.Equal([1.0, true, null], Assert.IsType<ImmutableArray<object?>>(map["l"]));
    }

    [Fact]
    public void Assets_AndArchives()
    {
        var asset = Given.Object((Given.Signature, Value.ForString("c44067f5952c0a294b673a41bacd8c17")), ("text", Value.ForString("hello")));
        var archive = Given.Object((Given.Signature, Value.ForString("0def7320c3a5731c473e5ecbe6d01bc7")), ("assets", Given.Object(("f", asset))));

        Assert.Equal("hello", Assert.IsType<StringAsset>(Convert(Converters.Asset, asset)).Value);
        Assert.IsType<AssetArchive>(Convert(Converters.AssetOrArchive, archive));
        Assert.IsType<StringAsset>(Convert(Converters.Any, asset));
        Assert.Null(Convert(Converters.Archive, asset));
    }

    [Fact]
    public void SecretsInside_MakeTheWholeSecret()
    {
        var context = Context();

        var list = Converters.StringList.Convert(Given.Wire(Value.ForList(Value.ForString("a"), Given.SecretValue(Value.ForString("b")))), context);

        Assert.Equal(["a", "b"], list);
        Assert.True(context.IsSecret);
        Assert.True(context.IsKnown);
    }

    [Fact]
    public void UnknownsInside_MakeTheWholeUnknown()
    {
        var context = Context();

        Converters.StringMap.Convert(Given.Wire(Given.Object(("k", Value.ForString(Given.UnknownText)))), context);

        Assert.False(context.IsKnown);
    }

    [Fact]
    public void OutputValues_SayAllAboutThemselves()
    {
        var context = Context();
        var value = Given.Object(
            (Given.Signature, Value.ForString("d0e6a833031e9bbcd3f4e8bde6ca49a4")),
            ("value", Value.ForString("v")),
            ("secret", Value.ForBool(true)),
            ("dependencies", Value.ForList(Value.ForString("urn:pulumi:s::p::a:b:C::n"))));

        Assert.Equal("v", Converters.String.Convert(Given.Wire(value), context));
        Assert.True(context.IsSecret);
        Assert.Single(context.Resources);

        var withoutValue = Context();
        Converters.String.Convert(Given.Wire(Given.Object((Given.Signature, Value.ForString("d0e6a833031e9bbcd3f4e8bde6ca49a4")))), withoutValue);
        Assert.False(withoutValue.IsKnown);
    }

    [Fact]
    public void UnknownSignatures_AreMembersLikeOthers()
    {
        var value = Given.Object((Given.Signature, Value.ForString("nonsense")));

        var map = Assert.IsType<ImmutableDictionary<string, object?>>(Convert(Converters.Any, value));
        Assert.Equal("nonsense", map[Given.Signature]);
    }

    [Fact]
    public void OtherTypes_BecomeNull_WhereNullIsAllowed()
    {
        var text = Value.ForString("x");

        Assert.Null(Convert(Converters.Nullable(Converters.Int), text));
        Assert.Null(Convert(Converters.Nullable(Converters.Union(Converters.Int, Converters.Bool)), text));
        Assert.Equal(3, Convert(Converters.Nullable(Converters.Int), Value.ForNumber(3)));

        // Quirks of the official SDK that the stand-in keeps.
        Assert.False(Convert(Converters.Nullable(Converters.Bool), text));
        Assert.Equal(0, Convert(Converters.Nullable(Converters.Double), text));
    }

    [Fact]
    public void OtherTypes_BecomeTheDefault_AndAreCounted()
    {
        var context = Context();

        Assert.Null(Converters.String.Convert(Given.Wire(Value.ForNumber(1)), context));
        Assert.False(Converters.Bool.Convert(Given.Wire(Value.ForString("yes")), context));
        Assert.True(Converters.StringList.Convert(Given.Wire(Value.ForString("a")), context).IsDefault);
        Assert.Equal(3, context.Mismatches);
    }

    [Fact]
    public void Rejects_TypesThatNothingBecomes()
    {
        AssertRejected<long>("System.Int64. Allowed types are:\n    String, Boolean, Int32, Double,");
        AssertRejected<ImmutableDictionary<int, string>>(":\n    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
        AssertRejected<List<string>>(":\n    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        AssertRejected<ImmutableArray<DateTime>>("System.DateTime. Allowed types are:");
        AssertRejected<Impossible>("test(when) contains invalid type System.DateTime");
    }

    private static void AssertRejected<T>(string reason)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => ReflectedConverters.For<T>("test"));

        Assert.StartsWith("test", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    private static ConversionContext Context() => new("test", resource: null);

    private static T Convert<T>(Converter<T> converter, Value value) => converter.Convert(Given.Wire(value), Context());

    [DiscriminatedUnionDiscriminator("kind")]
    [DiscriminatedUnionCase("circle", typeof(Circle))]
    private interface IShape;

    [OutputType]
    private sealed class Circle : IShape
    {
        public readonly double Radius;

        [OutputConstructor]
        private Circle(double radius) => Radius = radius;
    }

    [OutputType]
    private sealed class Impossible
    {
        [OutputConstructor]
        private Impossible(DateTime when) => When = when;

        public DateTime When { get; }
    }
}
