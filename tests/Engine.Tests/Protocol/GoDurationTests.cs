using System.Globalization;
using CsCheck;
using Homelab.Engine.Protocol;
using Xunit;

namespace Homelab.Engine.Tests.Protocol;

public class GoDurationTests
{
    [Theory]
    [InlineData("0", "00:00:00")]
    [InlineData("5m", "00:05:00")]
    [InlineData("1h30m", "01:30:00")]
    [InlineData("300000000000ns", "00:05:00")]
    [InlineData("1.5s", "00:00:01.5000000")]
    [InlineData("-.5h", "-00:30:00")]
    [InlineData("+10ms", "00:00:00.0100000")]
    [InlineData("7us", "00:00:00.0000070")]
    [InlineData("-0", "00:00:00")]
    [InlineData("7µs", "00:00:00.0000070")]
    [InlineData("7μs", "00:00:00.0000070")]
    [InlineData("9223372036s", "106751.23:47:16")]
    [InlineData("199ns", "00:00:00.0000001")]
    public void Accepts_WhatGoWrites(string text, string expected)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(expected, duration.ToString("c", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5 m")]
    [InlineData("5x")]
    [InlineData(".s")]
    [InlineData("1.2.3s")]
    [InlineData("-")]
    [InlineData("5m+1s")]
    [InlineData("9223372037s")]
    [InlineData("3000000h")]
    [InlineData("99999999999999999999h")]
    public void Rejects_WhatGoDoesNotRead(string text) => Assert.False(GoDuration.TryParse(text, out _));

    [Fact]
    public void Nanoseconds_AsTheDotnetSdkWritesThem_GiveTheTimeSpanBack() =>
        Gen.Long[0, TimeSpan.FromDays(365).Ticks].Sample(ticks =>
        {
            Assert.True(GoDuration.TryParse($"{ticks * 100}ns", out var duration));
            Assert.Equal(TimeSpan.FromTicks(ticks), duration);
        });
}
