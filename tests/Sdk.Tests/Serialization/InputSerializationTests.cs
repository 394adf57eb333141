using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Serialization;
using Xunit;

namespace Pulumi.Sdk.Tests.Serialization;

/// <summary>What inputs of every kind are on the wire.</summary>
public sealed class InputSerializationTests
{
    [Fact]
    public async Task Values_OfEveryKind()
    {
        var message = await SerializeAsync(new EchoArgs
        {
            Text = "t",
            Number = 1.5,
            Count = 3,
            Flag = false,
            List = { "a", Given.Later("b") },
            Map = { ["k"] = "v", ["a"] = Given.Later("z") },
            Nested = new NestedArgs { A = "x", B = 2 },
            Union = "u",
            Json = """{"b":[1,null,true],"a":{}}""",
            Colour = Colour.Green,
            Size = Size.Small,
            Any = new Dictionary<string, object?> { ["i"] = 1, ["n"] = null, ["l"] = new object?[] { 1, null, "x" }, ["m"] = ImmutableArray.Create("p") },
            Plain = "p",
        });

        Assert.Equal(
            Given.Struct(
                ("text", Value.ForString("t")),
                ("number", Value.ForNumber(1.5)),
                ("count", Value.ForNumber(3)),
                ("flag", Value.ForBool(false)),
                ("list", Value.ForList(Value.ForString("a"), Value.ForString("b"))),
                ("map", Given.Object(("a", Value.ForString("z")), ("k", Value.ForString("v")))),
                ("nested", Given.Object(("a", Value.ForString("x")), ("b", Value.ForNumber(2)))),
                ("union", Value.ForString("u")),
                ("json", Given.Object(("a", Given.Object()), ("b", Value.ForList(Value.ForNumber(1), Value.ForNull(), Value.ForBool(true))))),
                ("colour", Value.ForNumber(1)),
                ("size", Value.ForString("small")),
                ("any", Given.Object(
                    ("i", Value.ForNumber(1)),
                    ("l", Value.ForList(Value.ForNumber(1), Value.ForNull(), Value.ForString("x"))),
                    ("m", Value.ForList(Value.ForString("p"))))),
                ("plain", Value.ForString("p"))),
            message);
    }

    [Fact]
    public async Task Empties_AreSent_AndNullsAreNot()
    {
        var message = await SerializeAsync(new EchoArgs
        {
            Text = "",
            List = [],
            Map = [],
            Nested = new NestedArgs(),
            Any = default(ImmutableArray<string>),
            Plain = null,
            Asset = Output.Create((AssetOrArchive)null!),
        });

        Assert.Equal(
            Given.Struct(
                ("text", Value.ForString("")),
                ("list", Value.ForList()),
                ("map", Given.Object()),
                ("nested", Given.Object()),
                ("any", Value.ForList())),
            message);
    }

    [Fact]
    public async Task Secrets_AreWrapped_WhereTheyStand()
    {
        var message = await SerializeAsync(new EchoArgs
        {
            Text = Given.Secret("t"),
            List = { "open", Given.Secret("closed") },
            Map = { ["k"] = Output.CreateSecret(Given.Later("v")) },
            Nested = Given.Secret(new NestedArgs { A = Given.Secret("inner") }),
        });

        Assert.Equal(
            Given.Struct(
                ("text", Given.SecretValue(Value.ForString("t"))),
                ("list", Value.ForList(Value.ForString("open"), Given.SecretValue(Value.ForString("closed")))),
                ("map", Given.Object(("k", Given.SecretValue(Value.ForString("v"))))),
                ("nested", Given.SecretValue(Given.Object(("a", Given.SecretValue(Value.ForString("inner"))))))),
            message);
    }

    [Fact]
    public async Task Unknowns_AreTheSentinel_WhereTheyStand_AndNeverSecret()
    {
        var sentinel = Value.ForString(Given.UnknownText);

        var message = await SerializeAsync(new EchoArgs
        {
            Text = Output.CreateSecret(Given.Unknown<string>()),
            Number = Given.Unknown<double>(),
            List = { "a", Given.Unknown<string>() },
            Map = { ["k"] = Given.Unknown<string>() },
            Nested = new NestedArgs { A = Given.Unknown<string>(), B = 1 },
        });

        Assert.Equal(
            Given.Struct(
                ("text", sentinel),
                ("number", sentinel),
                ("list", Value.ForList(Value.ForString("a"), sentinel)),
                ("map", Given.Object(("k", sentinel))),
                ("nested", Given.Object(("a", sentinel), ("b", Value.ForNumber(1))))),
            message);
    }

    [Fact]
    public async Task Assets_AreSpecialObjects()
    {
        Assert.Equal(Asset("text", Value.ForString("hello")), await SerializeAssetAsync(new StringAsset("hello")));
        Assert.Equal(Asset("path", Value.ForString("/x")), await SerializeAssetAsync(new FileAsset("/x")));
        Assert.Equal(Asset("uri", Value.ForString("http://x")), await SerializeAssetAsync(new RemoteAsset("http://x")));
        Assert.Equal(Archive("path", Value.ForString("/x")), await SerializeAssetAsync(new FileArchive("/x")));
        Assert.Equal(Archive("uri", Value.ForString("http://x")), await SerializeAssetAsync(new RemoteArchive("http://x")));
        Assert.Equal(
            Archive("assets", Given.Object(("f", Asset("text", Value.ForString("1"))))),
            await SerializeAssetAsync(new AssetArchive(new Dictionary<string, AssetOrArchive> { ["f"] = new StringAsset("1") })));
    }

    [Theory]
    [InlineData("plain string", "\"plain string\"")]
    [InlineData(5, "5")]
    [InlineData(true, "true")]
    public async Task JsonInputs_AreText(object value, string expected)
    {
        var message = await SerializeAsync(new EchoArgs { AsJson = value });

        Assert.Equal(Value.ForString(expected), message.Fields["asJson"]);
    }

    [Fact]
    public async Task JsonInputs_AreSpacedAndEscapedAsProtobufDoes()
    {
        var value = new Dictionary<string, object?> { ["b"] = new[] { "x<y>", "\"\\\n" }, ["a"] = 1.5, ["n"] = null, ["e"] = Array.Empty<string>() };

        var message = await SerializeAsync(new EchoArgs { AsJson = value });

        Assert.Equal(Value.ForString("""{ "a": 1.5, "b": [ "x\u003cy\u003e", "\"\\\n" ], "e": [ ] }"""), message.Fields["asJson"]);
    }

    [Fact]
    public async Task JsonInputs_EscapeWhatIsBeyondTheBasicPlane()
    {
        var message = await SerializeAsync(new EchoArgs { AsJson = "ä\U0001F600" });

        Assert.Equal(Value.ForString("\"ä\\ud83d\\ude00\""), message.Fields["asJson"]);
    }

    [Fact]
    public async Task Json_KeepsItsNulls()
    {
        var message = await SerializeAsync(new EchoArgs { Json = """{"a":null,"b":[null,{"c":null}]}""" });

        Assert.Equal(
            Given.Object(("a", Value.ForNull()), ("b", Value.ForList(Value.ForNull(), Given.Object(("c", Value.ForNull()))))),
            message.Fields["json"]);
    }

    [Fact]
    public async Task JsonInputs_AreSecretOrUnknown_WhenAnyPartIs()
    {
        var secret = await SerializeAsync(new EchoArgs { AsJson = new NestedArgs { A = Given.Secret("s") } });
        var unknown = await SerializeAsync(new EchoArgs { AsJson = new NestedArgs { A = Given.Unknown<string>() } });

        Assert.Equal(Given.SecretValue(Value.ForString("""{ "a": "s" }""")), secret.Fields["asJson"]);
        Assert.Equal(Value.ForString(Given.UnknownText), unknown.Fields["asJson"]);
    }

    [Fact]
    public async Task OutputTypes_AreSentByTheirConstructorsNames()
    {
        var message = await SerializeAsync(new EchoArgs { Any = new Nested("x", 2, [new Nested(null, 3, default)]) });

        Assert.Equal(
            Given.Object(
                ("a", Value.ForString("x")),
                ("children", Value.ForList(Given.Object(("children", Value.ForList()))))),
            message.Fields["any"]);
    }

    [Fact]
    public async Task LaterChanges_AreNotSeen()
    {
        var args = new EchoArgs { Text = Given.Later("x"), List = { "a" } };
        var builder = new PropertyTreeBuilder("test");
        var inputs = builder.Read(args);
        args.List.Add("b");
        args.Text = "changed";

        await builder.ResolveAsync(WireForm.Default);

        Assert.Equal(
            Given.Struct(("text", Value.ForString("x")), ("list", Value.ForList(Value.ForString("a")))),
            WireStruct.Parse(StructWriter.ToStruct(inputs.Bag)));
    }

    [Fact]
    public void Rejects_MissingRequiredInputs()
    {
        var exception = Assert.Throws<ArgumentNullException>(() => new PropertyTreeBuilder("test").Read(new StrictArgs()));

        Assert.Equal(
            "[Input] Pulumi.Sdk.Tests.Support.StrictArgs.Need is required but was not given a value (Parameter 'Need')",
            exception.Message);
    }

    [Fact]
    public void Rejects_TypesThatTheWireDoesNotKnow()
    {
        AssertRejected(5L, "System.Int64 is not a supported argument type.");
        AssertRejected(5m, "System.Decimal is not a supported argument type.");
        AssertRejected(DateTime.UnixEpoch, "System.DateTime is not a supported argument type.");
        AssertRejected(Task.FromResult("x"), "Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:");
        AssertRejected(new Dictionary<int, string> { [1] = "x" }, "Dictionaries are only supported with string keys:");
    }

    [Fact]
    public void Rejections_NameThePlace()
    {
        var value = new Dictionary<string, object?> { ["a"] = new List<object?> { 1, new NestedArgs(), new Dictionary<string, object?> { ["b"] = 5L } } };

        var exception = Assert.Throws<InvalidOperationException>(() => new PropertyTreeBuilder("resource:r").Read(new EchoArgs { Any = value, Text = "t" }));

        Assert.Equal("error serializing property \"any\": System.Int64 is not a supported argument type.\n\tresource:r.any.a[2].b", exception.Message);
    }

    [Fact]
    public async Task Rejections_OfLateValues_NameTheirOwnProperty()
    {
        var later = new TaskCompletionSource<object>();
        var args = new EchoArgs { Any = Output.Create(later.Task), Text = "t" };
        var builder = new PropertyTreeBuilder("resource:r");
        builder.Read(args);
        later.SetResult(new object[] { 1, 5L });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => builder.ResolveAsync(WireForm.Default));

        Assert.Equal("error serializing property \"any\": System.Int64 is not a supported argument type.\n\tresource:r.any[1]", exception.Message);
    }

    [Fact]
    public void Rejects_MissingRequiredInputs_InsideOthers()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new PropertyTreeBuilder("test").Read(new EchoArgs { Any = new StrictArgs() }));

        Assert.Equal(
            "error serializing property \"any\": [Input] Pulumi.Sdk.Tests.Support.StrictArgs.Need is required but was not given a value (Parameter 'Need')",
            exception.Message);
    }

    /// <summary>A quirk of the official SDK that the stand-in keeps.</summary>
    [Fact]
    public async Task PrivateInputs_OfABaseClass_AreNotFound_AndOverriddenOnesOnce()
    {
        var message = await SerializeAsync(new DerivedArgs { Hidden = "lost", Shown = "s", Own = "o" });

        Assert.Equal(Given.Struct(("own", Value.ForString("o")), ("shown", Value.ForString("s"))), message);
    }

    private class BaseArgs : ResourceArgs
    {
        [Input("hidden")]
        private Input<string>? _hidden;

        public Input<string>? Hidden
        {
            get => _hidden;
            set => _hidden = value;
        }

        [Input("shown")]
        public virtual Input<string>? Shown { get; set; }
    }

    private sealed class DerivedArgs : BaseArgs
    {
        public override Input<string>? Shown { get; set; }

        [Input("own")]
        public Input<string>? Own { get; set; }
    }

    private static void AssertRejected(object value, string reason)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new PropertyTreeBuilder("resource:r").Read(new EchoArgs { Any = value }));

        Assert.Equal($"error serializing property \"any\": {reason}\n\tresource:r.any", exception.Message);
    }

    private static async Task<Struct> SerializeAsync(InputArgs args)
    {
        var builder = new PropertyTreeBuilder("test");
        var inputs = builder.Read(args);
        await builder.ResolveAsync(WireForm.Default);
        return WireStruct.Parse(StructWriter.ToStruct(inputs.Bag));
    }

    private static async Task<Value> SerializeAssetAsync(AssetOrArchive asset) =>
        (await SerializeAsync(new EchoArgs { Asset = asset })).Fields["asset"];

    private static Value Asset(string name, Value value) =>
        Given.Object((Given.Signature, Value.ForString("c44067f5952c0a294b673a41bacd8c17")), (name, value));

    private static Value Archive(string name, Value value) =>
        Given.Object((Given.Signature, Value.ForString("0def7320c3a5731c473e5ecbe6d01bc7")), (name, value));
}
