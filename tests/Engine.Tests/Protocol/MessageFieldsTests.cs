using Google.Protobuf.WellKnownTypes;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Engine.Tests.Protocol;

public class MessageFieldsTests
{
    // A message with a text as field 1 and a message as field 2, and fields of every wire type that its class does not know.
    private const string Name = "0A026E31";
    private const string UnknownFields = "4D01020304" + "510102030405060708" + "5896FF01" + "620161";

    [Fact]
    public void Split_TakesTheProperties_AndLeavesEverythingElse()
    {
        Assert.True(TrySplit(Name + "12020506" + UnknownFields + "120107", out var message, out var properties));

        Assert.Equal("n1", message.Name);
        Assert.Equal(Name + UnknownFields, Convert.ToHexString(Google.Protobuf.MessageExtensions.ToByteArray(message)));
        Assert.Equal("050607", Convert.ToHexString(properties!.Value.Span));
    }

    [Fact]
    public void Split_WithoutProperties_GivesNone()
    {
        Assert.True(TrySplit(Name, out var message, out var properties));

        Assert.Equal("n1", message.Name);
        Assert.Null(properties);
    }

    [Theory]
    [InlineData("4D010203")]
    [InlineData("5101020304050607")]
    [InlineData("58")]
    [InlineData("5896")]
    [InlineData("620261")]
    [InlineData("12020A")]
    [InlineData("0001")]
    [InlineData("5B")]
    [InlineData("58FFFFFFFFFFFFFFFFFFFF01")]
    [InlineData("0A02FFFF")]
    public void Split_RefusesWhatIsNoMessage(string field) => Assert.False(TrySplit(Name + field, out _, out _));

    [Fact]
    public void JoiningWhatWasSplit_GivesTheMessage()
    {
        var map = PropertyMap.Create([KeyValuePair.Create<string, PropertyValue>("a", new Engine.Protocol.StringValue("x"))]);

        var joined = MessageFields.Join(new Option { Name = "n1" }, 2, map, PropertyEncoding.All);

        Assert.True(TrySplit(Convert.ToHexString(joined.Span), out var message, out var properties));
        Assert.Equal(new Option { Name = "n1" }, message);
        Assert.True(PropertyDecoder.TryDecode(properties!.Value.Span, out var decoded, out _, out _));
        Assert.Equal(map, decoded);
    }

    private static bool TrySplit(string hex, out Option message, out ReadOnlyMemory<byte>? properties) =>
        MessageFields.TrySplit(Option.Parser, Convert.FromHexString(hex), 2, out message, out properties);
}
