using System.Collections.Immutable;
using CsCheck;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Homelab.Engine.Protocol;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;
using BoolValue = Homelab.Engine.Protocol.BoolValue;
using StringValue = Homelab.Engine.Protocol.StringValue;

namespace Homelab.Engine.Tests.Protocol;

public class PropertyCodecTests
{
    private static readonly Gen<string> Names = Gen.String[Gen.Char.AlphaNumeric, 0, 6];
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char['\u0000', '\uD7FF'], 0, 20], Gen.OneOf("😀", "\uFFFD", "__internal", "a::b", "$", "").Array[1, 3].Select(string.Concat));

    private static readonly Gen<PropertyValue> Values = Gen.Recursive<PropertyValue>((depth, inner) =>
        depth >= 4
            ? Leaves
            : Gen.OneOf(
                Leaves,
                inner.Array[0, 4].Select(items => (PropertyValue)new ArrayValue([.. items])),
                Maps(inner).Select(map => (PropertyValue)new ObjectValue(map)),
                inner.Where(v => v is not SecretValue).Select(v => (PropertyValue)new SecretValue(v)),
                Maps(inner).Select(map => (PropertyValue)new ArchiveValue(map, null, null, "h")),
                Gen.Select(Gen.Bool, Urns, (secret, urns) => (PropertyValue)new OutputValue(null, secret, urns)),
                Gen.Select(inner.Where(v => v is not UnknownValue), Gen.Bool, Urns, (v, secret, urns) => (PropertyValue)new OutputValue(v, secret, urns))));

    private static Gen<ImmutableArray<string>> Urns =>
        Names.Array[0, 3].Select(names => names.Select(n => $"urn:pulumi:dev::shop::a:b:C::{n}").Distinct().Order(StringComparer.Ordinal).ToImmutableArray());

    private static Gen<PropertyValue> Leaves => Gen.OneOf(
        Gen.Const(PropertyValue.Null),
        Gen.Const(PropertyValue.Unknown),
        Gen.Bool.Select(b => (PropertyValue)new BoolValue(b)),
        Gen.Double.Select(d => (PropertyValue)new NumberValue(d)),
        Texts.Where(IsWellFormed).Select(t => (PropertyValue)new StringValue(t)),
        Gen.Select(Names, Gen.OneOf(Gen.Const((PropertyValue?)null), Gen.Const((PropertyValue?)PropertyValue.Unknown), Names.Where(n => n.Length > 0).Select(n => (PropertyValue?)new StringValue(n))), Names,
            (urn, id, version) => (PropertyValue)new ResourceReferenceValue(urn, id, version)),
        Gen.Select(Names, Names, (text, hash) => (PropertyValue)new AssetValue(text, null, null, hash)),
        Gen.Select(Names, Names, (path, hash) => (PropertyValue)new AssetValue(null, path, null, hash)),
        Gen.Select(Names, Names, (uri, hash) => (PropertyValue)new AssetValue(null, null, uri, hash)),
        Gen.Select(Names, Names, (path, hash) => (PropertyValue)new ArchiveValue(null, path, null, hash)),
        Gen.Select(Names, Names, (uri, hash) => (PropertyValue)new ArchiveValue(null, null, uri, hash)));

    private static Gen<PropertyMap> Maps(Gen<PropertyValue> values) =>
        Gen.Select(Gen.OneOf(Names, Texts.Where(IsWellFormed)), values).Array[0, 5].Select(entries =>
            PropertyMap.Create(entries.DistinctBy(e => e.Item1).Select(e => KeyValuePair.Create(e.Item1, e.Item2))));

    [Fact]
    public void DecodingAnEncodedMap_GivesTheMapBack() =>
        Maps(Values).Sample(map =>
        {
            Assert.True(PropertyDecoder.TryDecode(PropertyEncoder.EncodeToArray(map, PropertyEncoding.All), out var decoded, out var traits, out _));
            Assert.Equal(map, decoded);
            Assert.Equal(map.Traits(), traits);
        });

    [Fact]
    public void OfficialMessageClass_ReadsAndWritesTheSame() =>
        Maps(Values).Sample(map =>
        {
            var official = Struct.Parser.ParseFrom(PropertyEncoder.EncodeToArray(map, PropertyEncoding.All));

            Assert.Equal(map.Keys, official.Fields.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(map, Decode(official));
        });

    [Fact]
    public void RandomBytes_AreRefusedOrRead_NeverThrow() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
        {
            var isRead = PropertyDecoder.TryDecode(bytes, out _, out _, out var error);
            Assert.Equal(isRead, error is null);
        });

    [Fact]
    public void CutOffMessages_AreRefusedOrRead_NeverThrow() =>
        Gen.Select(Maps(Values), Gen.Double[0, 1]).Sample((map, part) =>
        {
            var bytes = PropertyEncoder.EncodeToArray(map, PropertyEncoding.All);
            var isRead = PropertyDecoder.TryDecode(bytes.AsSpan(0, (int)(bytes.Length * part)), out _, out _, out var error);
            Assert.Equal(isRead, error is null);
        });

    [Theory]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58")]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a")]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void SentinelOfAnyType_IsUnknown_AndGoesOutAsTheTextOne(string sentinel)
    {
        var decoded = Decode(Wire(("a", Text(sentinel))));

        Assert.Equal(Map(("a", PropertyValue.Unknown)), decoded);
        Assert.Equal(Unknown, Encode(decoded, PropertyEncoding.All).Fields["a"].StringValue);
    }

    [Fact]
    public void HundredsOfLevels_GoThereAndBack()
    {
        var value = String("deep");
        for (var i = 0; i < 900; i++)
        {
            value = i % 2 == 0 ? new ArrayValue([value]) : new ObjectValue(Map(("a", value)));
        }

        var map = Map(("a", value));
        Assert.True(PropertyDecoder.TryDecode(PropertyEncoder.EncodeToArray(map, PropertyEncoding.All), out var decoded, out _, out _));
        Assert.Equal(map, decoded);
    }

    [Fact]
    public void Rejects_MoreLevelsThanTheStackBears()
    {
        var value = String("deep");
        for (var i = 0; i < 5000; i++)
        {
            value = new ArrayValue([value]);
        }

        var bytes = PropertyEncoder.EncodeToArray(Map(("a", value)), PropertyEncoding.All);

        Assert.False(PropertyDecoder.TryDecode(bytes, out _, out _, out var error));
        Assert.Equal("a value is nested more than 1000 levels deep", error);
    }

    [Fact]
    public void ManyValuesBesideOneAnother_AreNotDeep()
    {
        var map = Map(("a", new ArrayValue([.. Enumerable.Repeat(String("x"), 2 * PropertyValue.MaxDepth)])));

        Assert.Equal(map, Decode(Encode(map, PropertyEncoding.All)));
    }

    // Struct { 1: { 1: "a", 2: Value } }, with a field that these messages do not have at each level in turn.
    [Theory]
    [InlineData("4801" + "0A07" + "0A0161" + "12022001")]
    [InlineData("0A09" + "0A0161" + "4801" + "12022001")]
    [InlineData("0A09" + "0A0161" + "1204" + "4801" + "2001")]
    [InlineData("0A0A" + "0A0161" + "1205" + "2001" + "4A0161")]
    [InlineData("0A0A" + "4A0162" + "0A0161" + "12022001")]
    public void FieldsThatTheMessagesLack_AreSkipped(string hex)
    {
        Assert.True(PropertyDecoder.TryDecode(Convert.FromHexString(hex), out var decoded, out _, out _));
        Assert.Equal(Map(("a", BoolValue.True)), decoded);
    }

    // Struct { 1: { 1: "a", 2: Value { 6: ListValue { 9: 1, 1: Value { 4: true } } } } }
    [Fact]
    public void FieldsThatAListLacks_AreSkipped()
    {
        Assert.True(PropertyDecoder.TryDecode(
            Convert.FromHexString("0A0D" + "0A0161" + "1208" + "3206" + "4801" + "0A022001"), out var decoded, out _, out _));
        Assert.Equal(Map(("a", new ArrayValue([BoolValue.True]))), decoded);
    }

    [Theory]
    [InlineData("0A")]
    [InlineData("0A01" + "12")]
    [InlineData("0A05" + "0A0161" + "4B00")]
    [InlineData("0A07" + "0A0161" + "12024B00")]
    [InlineData("0A09" + "0A0161" + "1204" + "32024B00")]
    [InlineData("0A09" + "0A0161" + "1204" + "2A024B00")]
    public void WhatIsNoMessage_IsMalformed_AtEveryLevel(string hex)
    {
        Assert.False(PropertyDecoder.TryDecode(Convert.FromHexString(hex), out _, out _, out var error));
        Assert.Equal("malformed properties", error);
    }

    [Fact]
    public void SingleValue_IsDecodedAlone()
    {
        Assert.True(PropertyDecoder.TryDecodeValue(Text("x").ToByteArray(), out var value, out var error));
        Assert.Equal((String("x"), null), (value, error));

        Assert.False(PropertyDecoder.TryDecodeValue(Special("what").ToByteArray(), out value, out error));
        Assert.Equal((PropertyValue.Null, "unrecognized signature 'what' of a special value"), (value, error));
    }

    [Fact]
    public void LongNames_AreKeptApart() =>
        Gen.Char.AlphaNumeric.Array[100].Sample(characters =>
        {
            var name = new string(characters);
            var map = Map([.. Enumerable.Range(60, 40).Select(length => (name[..length], String("x")))]);

            Assert.Equal(map, Decode(Encode(map, PropertyEncoding.All)));
        });

    [Fact]
    public void NotANumberAndInfinity_PassUnchanged()
    {
        var map = Map(("a", new NumberValue(double.NaN)), ("b", new NumberValue(double.NegativeInfinity)));

        Assert.Equal(map, Decode(Encode(map, PropertyEncoding.All)));
    }

    [Fact]
    public void FloatOfAStateFile_IsItsNumber() =>
        Assert.Equal(
            Map(("a", new NumberValue(double.PositiveInfinity))),
            Decode(Wire(("a", Special("8ad145fe-0d11-4827-bfd7-1abcbf086f5c", ("value", Text("7ff0000000000000")))))));

    [Theory]
    [InlineData("Z3LDvG4=", "grün")]
    [InlineData("77+9", "\uFFFD")]
    [InlineData("", "")]
    public void ByteString_IsTheTextOfItsBytes(string base64, string text) =>
        Assert.Equal(
            Map(("a", String(text))),
            Decode(Wire(("a", Special("803fd3297a5875dc03ca845dda5d2a98", ("value", Text(base64)))))));

    [Fact]
    public void SecretInSecret_IsOneSecret() =>
        Assert.Equal(Map(("a", new SecretValue(String("x")))), Decode(Wire(("a", WireSecret(WireSecret(Text("x")))))));

    [Fact]
    public void ReferenceWithEmptyId_HasAnUnknownOne() =>
        Assert.Equal(
            Map(("a", new ResourceReferenceValue("urn:x", PropertyValue.Unknown, "1.0.0"))),
            Decode(Wire(("a", Special("5cf8f73096256a8f31e491e813e4eb8e", ("urn", Text("urn:x")), ("id", Text(string.Empty)), ("packageVersion", Text("1.0.0")))))));

    [Fact]
    public void OutputValueWithoutValue_IsUnknown() =>
        Assert.Equal(
            Map(("a", new OutputValue(null, Secret: true, ["urn:a", "urn:b"]))),
            Decode(Wire(("a", Special(
                "d0e6a833031e9bbcd3f4e8bde6ca49a4",
                ("secret", Value.ForBool(true)),
                ("dependencies", Value.ForList(Text("urn:b"), Text("urn:a"))))))));

    [Fact]
    public void Archive_KeepsItsMembers() =>
        Assert.Equal(
            Map(("a", new ArchiveValue(Map(("f", new AssetValue("text", null, null, string.Empty))), null, null, "h"))),
            Decode(Wire(("a", Special(
                "0def7320c3a5731c473e5ecbe6d01bc7",
                ("assets", Object(("f", Special("c44067f5952c0a294b673a41bacd8c17", ("text", Text("text")))))),
                ("hash", Text("h")))))));

    [Theory]
    [InlineData("what", "unrecognized signature 'what' of a special value")]
    [InlineData("1b47061264138c4ac30d75fd1eb44270", "malformed secret: it needs a 'value'")]
    [InlineData("5cf8f73096256a8f31e491e813e4eb8e", "malformed resource reference: it needs a 'urn'")]
    [InlineData("803fd3297a5875dc03ca845dda5d2a98", "malformed byte string: its 'value' must be base64 of a text")]
    [InlineData("8ad145fe-0d11-4827-bfd7-1abcbf086f5c", "malformed number: its 'value' must be 16 hexadecimal digits")]
    public void Rejects_SpecialValueThatCannotBeRead(string signature, string message)
    {
        Assert.False(PropertyDecoder.TryDecode(Wire(("a", Special(signature))).ToByteArray(), out _, out _, out var error));
        Assert.Equal(message, error);
    }

    [Theory]
    [InlineData("text", "path")]
    [InlineData("text", "uri")]
    [InlineData("path", "uri")]
    public void Rejects_AssetOfTwoSources(string one, string other) => AssertRejected(
        "malformed asset: it may have only one of 'text', 'path' and 'uri'",
        Special("c44067f5952c0a294b673a41bacd8c17", (one, Text("x")), (other, Text("y"))));

    [Fact]
    public void Rejects_ArchiveOfTwoSources()
    {
        const string Message = "malformed archive: it may have only one of 'assets', 'path' and 'uri'";
        AssertRejected(Message, Special("0def7320c3a5731c473e5ecbe6d01bc7", ("path", Text("x")), ("uri", Text("y"))));
        AssertRejected(Message, Special("0def7320c3a5731c473e5ecbe6d01bc7", ("assets", Object(("f", Text("x")))), ("path", Text("y"))));
        AssertRejected(Message, Special("0def7320c3a5731c473e5ecbe6d01bc7", ("assets", Object(("f", Text("x")))), ("uri", Text("y"))));
    }

    [Fact]
    public void ArchiveOfNothing_IsEmpty() => Assert.Equal(
        Map(("a", new ArchiveValue(PropertyMap.Empty, null, null, string.Empty))),
        Decode(Wire(("a", Special("0def7320c3a5731c473e5ecbe6d01bc7")))));

    [Fact]
    public void Rejects_DependenciesThatAreNoListOfTexts()
    {
        const string Message = "malformed output value: its 'dependencies' must be a list of URNs";
        AssertRejected(Message, Special("d0e6a833031e9bbcd3f4e8bde6ca49a4", ("dependencies", Text("urn:a"))));
        AssertRejected(Message, Special("d0e6a833031e9bbcd3f4e8bde6ca49a4", ("dependencies", Value.ForList(Text("urn:a"), Value.ForNumber(1)))));
    }

    [Theory]
    [InlineData("/w==")]
    [InlineData("eP8=")]
    [InlineData("?")]
    public void Rejects_ByteStringThatIsNoText(string base64) => AssertRejected(
        "malformed byte string: its 'value' must be base64 of a text",
        Special("803fd3297a5875dc03ca845dda5d2a98", ("value", Text(base64))));

    [Fact]
    public void OutputValueWithUnknownValue_IsUnknown_AndSecretOnlyWhenItSaysSo() =>
        Assert.Equal(
            Map(("a", new OutputValue(null, Secret: false, []))),
            Decode(Wire(("a", Special("d0e6a833031e9bbcd3f4e8bde6ca49a4", ("value", Text(Unknown)), ("secret", Value.ForBool(false)))))));

    [Fact]
    public void WithoutOutputValues_SecretsKeepTheirMark()
    {
        var map = Map(
            ("plain", new OutputValue(String("o"), Secret: false, ["urn:r"])),
            ("secret", new OutputValue(String("o"), Secret: true, ["urn:r"])));

        Assert.Equal(Wire(("plain", Text("o")), ("secret", WireSecret(Text("o")))), Encode(map, PropertyEncoding.Secrets));
    }

    [Fact]
    public void PartsWithoutContent_AreLeftOut()
    {
        var map = Map(
            ("asset", new AssetValue(string.Empty, null, null, string.Empty)),
            ("reference", new ResourceReferenceValue("urn:r", null, string.Empty)));

        Assert.Equal(
            Wire(
                ("asset", Special("c44067f5952c0a294b673a41bacd8c17", ("text", Text(string.Empty)))),
                ("reference", Special("5cf8f73096256a8f31e491e813e4eb8e", ("urn", Text("urn:r"))))),
            Encode(map, PropertyEncoding.All));
    }

    [Fact]
    public void PlainEncoding_DropsEveryMark()
    {
        var plain = Encode(
            Map(
                ("component", new ResourceReferenceValue("urn:c", null, string.Empty)),
                ("custom", new ResourceReferenceValue("urn:r", String("id"), string.Empty)),
                ("output", new OutputValue(String("o"), Secret: true, ["urn:r"])),
                ("pending", new ResourceReferenceValue("urn:r", PropertyValue.Unknown, string.Empty)),
                ("secret", new SecretValue(String("s"))),
                ("unknown", new OutputValue(null, Secret: false, []))),
            PropertyEncoding.Plain);

        Assert.Equal(
            Wire(
                ("component", Text("urn:c")),
                ("custom", Text("id")),
                ("output", Text("o")),
                ("pending", Text(Unknown)),
                ("secret", Text("s")),
                ("unknown", Text(Unknown))),
            plain);
    }

    [Fact]
    public void OfTwoEntriesWithOneName_TheLastCounts()
    {
        var wire = Wire(("b", Text("first")), ("a", Text("x"))).ToByteArray().Concat(Wire(("b", Text("second"))).ToByteArray()).ToArray();

        Assert.True(PropertyDecoder.TryDecode(wire, out var decoded, out _, out _));
        Assert.Equal(Map(("a", String("x")), ("b", String("second"))), decoded);
    }

    private static void AssertRejected(string message, Value wire)
    {
        Assert.False(PropertyDecoder.TryDecode(Wire(("a", wire)).ToByteArray(), out _, out _, out var error));
        Assert.Equal(message, error);
    }

    private static bool IsWellFormed(string text) =>
        !Signatures.IsUnknown(text)
        && System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;

    private static PropertyMap Decode(Struct wire)
    {
        Assert.True(PropertyDecoder.TryDecode(wire.ToByteArray(), out var map, out _, out var error), error);
        return map;
    }

    private static Struct Encode(PropertyMap map, PropertyEncoding encoding) =>
        Struct.Parser.ParseFrom(PropertyEncoder.EncodeToArray(map, encoding));
}
