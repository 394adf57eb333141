using CsCheck;
using Google.Protobuf;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Engine.Tests.Protocol;

// The bytes that are spelled out are examples of https://protobuf.dev/programming-guides/encoding/ or follow from its rules.
public class WireReaderTests
{
    [Theory]
    [InlineData("00", 0UL)]
    [InlineData("01", 1UL)]
    [InlineData("7F", 127UL)]
    [InlineData("8001", 128UL)]
    [InlineData("9601", 150UL)]
    [InlineData("FEFFFFFFFFFFFFFFFF01", ulong.MaxValue - 1)]
    public void Varint_HasSevenBitsAByte_LowestFirst(string hex, ulong expected)
    {
        var reader = new WireReader(Convert.FromHexString(hex));

        Assert.True(reader.TryReadVarint(out var value));
        Assert.Equal(expected, value);
        Assert.Equal(hex.Length / 2, reader.Position);
        Assert.False(reader.IsMalformed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("FFFFFFFFFFFFFFFFFF")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF01")]
    public void Varint_ThatDoesNotEnd_IsMalformed(string hex)
    {
        var reader = new WireReader(Convert.FromHexString(hex));

        Assert.False(reader.TryReadVarint(out _));
        Assert.True(reader.IsMalformed);
    }

    [Theory]
    [InlineData("0896", 1, (int)WireType.Varint)]
    [InlineData("1207", 2, (int)WireType.LengthDelimited)]
    [InlineData("1900", 3, (int)WireType.Fixed64)]
    [InlineData("2500", 4, (int)WireType.Fixed32)]
    [InlineData("82010A", 16, (int)WireType.LengthDelimited)]
    [InlineData("F8FFFFFF0F", 536_870_911, (int)WireType.Varint)]
    public void Tag_IsNumberAndType(string hex, int number, int expectedType)
    {
        var reader = new WireReader(Convert.FromHexString(hex));

        Assert.True(reader.TryReadTag(out var field, out var type));
        Assert.Equal((number, (WireType)expectedType), (field, type));
        Assert.False(reader.IsMalformed);
    }

    [Fact]
    public void NoTag_AtTheEnd_IsNoFault()
    {
        var reader = new WireReader([]);

        Assert.False(reader.TryReadTag(out var field, out _));
        Assert.Equal(0, field);
        Assert.False(reader.IsMalformed);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("02")]
    [InlineData("80")]
    [InlineData("8080808040")]
    [InlineData("888080808002")]
    public void Tag_WithoutAFieldsNumber_IsMalformed(string hex)
    {
        var reader = new WireReader(Convert.FromHexString(hex));

        Assert.False(reader.TryReadTag(out _, out _));
        Assert.True(reader.IsMalformed);
    }

    [Fact]
    public void Double_IsEightBytes_LowestFirst()
    {
        var reader = new WireReader(Convert.FromHexString("000000000000F83F"));

        Assert.True(reader.TryReadDouble(out var value));
        Assert.Equal(1.5, value);
        Assert.Equal(8, reader.Position);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000000000000F8")]
    public void Double_ThatIsCutOff_IsMalformed(string hex)
    {
        var reader = new WireReader(Convert.FromHexString(hex));

        Assert.False(reader.TryReadDouble(out _));
        Assert.True(reader.IsMalformed);
        Assert.Equal(0, reader.Position);
    }

    [Theory]
    [InlineData("07" + "74657374696E67" + "FF", "74657374696E67")]
    [InlineData("00", "")]
    [InlineData("01" + "61", "61")]
    public void Bytes_FollowTheirLength(string hex, string expected)
    {
        var reader = new WireReader(Convert.FromHexString(hex));

        Assert.True(reader.TryReadBytes(out var value));
        Assert.Equal(expected, Convert.ToHexString(value));
        Assert.Equal(1 + (expected.Length / 2), reader.Position);
        Assert.False(reader.IsMalformed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0261")]
    [InlineData("FFFFFFFF0F61")]
    [InlineData("FFFFFFFFFFFFFFFFFF0161")]
    public void Bytes_ThatAreTooShort_AreMalformed(string hex)
    {
        var reader = new WireReader(Convert.FromHexString(hex));

        Assert.False(reader.TryReadBytes(out var value));
        Assert.True(value.IsEmpty);
        Assert.True(reader.IsMalformed);
    }

    [Theory]
    [InlineData((int)WireType.Varint, "9601", 2)]
    [InlineData((int)WireType.Fixed64, "0102030405060708", 8)]
    [InlineData((int)WireType.Fixed32, "01020304", 4)]
    [InlineData((int)WireType.LengthDelimited, "020102", 3)]
    public void Skip_PassesOverTheWholeValue(int type, string value, int size)
    {
        var reader = new WireReader(Convert.FromHexString(value + "2A"));
        Assert.True(reader.TrySkip((WireType)type));
        Assert.Equal(size, reader.Position);

        var exact = new WireReader(Convert.FromHexString(value));
        Assert.True(exact.TrySkip((WireType)type));

        var cutOff = new WireReader(Convert.FromHexString(value).AsSpan(..^1));
        Assert.False(cutOff.TrySkip((WireType)type));
        Assert.True(cutOff.IsMalformed);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    public void Skip_RefusesGroupsAndTypesThatDoNotExist(int type)
    {
        var reader = new WireReader(Convert.FromHexString("0102030405060708"));

        Assert.False(reader.TrySkip((WireType)type));
        Assert.True(reader.IsMalformed);
    }

    [Fact]
    public void WhatTheOfficialClassWrites_IsReadBack() =>
        Gen.Select(Gen.Int[1, 536_870_911], Gen.ULong, Gen.Double, Gen.String).Sample((number, integer, real, text) =>
        {
            using var stream = new MemoryStream();
            using (var official = new CodedOutputStream(stream, leaveOpen: true))
            {
                official.WriteTag(number, WireFormat.WireType.Varint);
                official.WriteUInt64(integer);
                official.WriteTag(number, WireFormat.WireType.Fixed64);
                official.WriteDouble(real);
                official.WriteTag(number, WireFormat.WireType.LengthDelimited);
                official.WriteString(text);
            }

            var reader = new WireReader(stream.ToArray());
            Assert.True(reader.TryReadTag(out var first, out _) && reader.TryReadVarint(out var readInteger) && readInteger == integer);
            Assert.True(reader.TryReadTag(out var second, out _) && reader.TryReadDouble(out var readReal) && readReal.Equals(real));
            Assert.True(reader.TryReadTag(out var third, out _) && reader.TryReadBytes(out var bytes) && bytes.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(text)));
            Assert.Equal([number, number, number], [first, second, third]);
            Assert.False(reader.TryReadTag(out _, out _) || reader.IsMalformed);
        });
}
