using CsCheck;
using Google.Protobuf;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Engine.Tests.Protocol;

public class ReverseWriterTests
{
    [Fact]
    public void WhatIsWrittenLast_ComesFirst()
    {
        using var writer = new ReverseWriter(16);
        writer.WriteVarint(150);
        writer.WriteTag(1, WireType.Varint);
        writer.WriteString(2, "testing");

        Assert.Equal("120774657374696E67" + "089601", Convert.ToHexString(writer.Written.Span));
        Assert.Equal(12, writer.Length);
    }

    [Fact]
    public void ClosedMessage_HoldsWhatWasWrittenSinceItsEnd()
    {
        using var writer = new ReverseWriter(16);
        writer.WriteDouble(1.5);
        var end = writer.Length;
        writer.WriteVarint(150);
        writer.WriteTag(1, WireType.Varint);
        writer.CloseMessage(3, end);

        Assert.Equal("1A03" + "089601" + "000000000000F83F", Convert.ToHexString(writer.Written.Span));
    }

    [Fact]
    public void WritesTheBytesOfTheOfficialClass_WhateverItsFirstBufferHolds() =>
        Gen.Select(Gen.Int[0, 64], Gen.Select(Gen.Int[1, 536_870_911], Gen.ULong, Gen.String[0, 200]).Array[0, 20]).Sample((capacity, fields) =>
        {
            using var stream = new MemoryStream();
            using (var official = new CodedOutputStream(stream, leaveOpen: true))
            {
                foreach (var (number, integer, text) in fields)
                {
                    official.WriteTag(number, WireFormat.WireType.Varint);
                    official.WriteUInt64(integer);
                    official.WriteTag(number, WireFormat.WireType.LengthDelimited);
                    official.WriteString(text);
                }
            }

            var writer = new ReverseWriter(capacity);
            foreach (var (number, integer, text) in fields.Reverse())
            {
                writer.WriteString(number, text);
                writer.WriteVarint(integer);
                writer.WriteTag(number, WireType.Varint);
            }

            Assert.Equal(stream.ToArray(), writer.Written.ToArray());
            Assert.Equal(stream.Length, writer.Length);
            writer.Dispose();
            Assert.Equal(0, writer.Length);
        });
}
