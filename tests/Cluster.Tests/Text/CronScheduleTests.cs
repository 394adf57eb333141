using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("0 3 * * *")]
    [InlineData("*/15 0-6,22 1 1,7 0")]
    [InlineData("59 23 31 12 7")]
    [InlineData("10-50/10 * * * 1-5")]
    public void Accepts_ASchedule(string text) => Assert.Null(CronSchedule.FaultIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("@daily")]
    [InlineData("0 3 * *")]
    [InlineData("0 0 3 * * *")]
    public void Rejects_AnythingButFiveFields(string text) =>
        Assert.Equal("not 5 fields: minute, hour, day of the month, month, day of the week", CronSchedule.FaultIn(text));

    [Theory]
    [InlineData("60 3 * * *", "the minute is 60, not within 0 to 59")]
    [InlineData("0 24 * * *", "the hour is 24, not within 0 to 23")]
    [InlineData("0 3 0 * *", "the day of the month is 0, not within 1 to 31")]
    [InlineData("0 3 * 13 *", "the month is 13, not within 1 to 12")]
    [InlineData("0 3 * * mon", "the day of the week is mon, not within 0 to 7")]
    [InlineData("5-1 3 * * *", "the minute is 5-1, not within 0 to 59")]
    [InlineData("*/0 3 * * *", "the minute is */0, not within 0 to 59")]
    [InlineData("-1 3 * * *", "the minute is -1, not within 0 to 59")]
    [InlineData("1,, 3 * * *", "the minute is 1,,, not within 0 to 59")]
    public void Rejects_AFieldOutOfRange(string text, string reason) => Assert.Equal(reason, CronSchedule.FaultIn(text));

    [Theory]
    [InlineData("* * * * *", 0, 0, 1)]
    [InlineData("*/15 * * * *", 0, 0, 15)]
    [InlineData("7/20 * * * *", 0, 0, 20)]
    [InlineData("0 3 * * *", 1, 0, 0)]
    [InlineData("0 3,9 * * *", 0, 18, 0)]
    [InlineData("30 2 * * 1-5", 3, 0, 0)]
    [InlineData("0 4 * * 0", 7, 0, 0)]
    [InlineData("0 4 * * 7", 7, 0, 0)]
    [InlineData("0 4 1 * *", 31, 0, 0)]
    [InlineData("0 4 1 * 1", 7, 0, 0)]
    [InlineData("0 4 31 * *", 61, 0, 0)]
    [InlineData("0 4 29 2 *", 1461, 0, 0)]
    public void LongestGap_IsWhatACalendarSays(string text, int days, int hours, int minutes) =>
        Assert.Equal(new TimeSpan(days, hours, minutes, 0), CronSchedule.LongestGap(text));

    [Theory]
    [InlineData("0 4 30 2 *")]
    [InlineData("0,30 4 30 2 *")]
    public void LongestGap_WhenItNeverRuns_IsNull(string text) => Assert.Null(CronSchedule.LongestGap(text));

    [Fact]
    public void LongestGap_OfAFaultySchedule_Throws() =>
        Assert.Equal("0 25 * * *: the hour is 25, not within 0 to 23", Assert.Throws<FormatException>(() => CronSchedule.LongestGap("0 25 * * *")).Message);

    [Fact]
    public void NeverThrows_WhateverItIsGiven() =>
        Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.OneOf(' ', '*', '/', '-', ',', 'x')), 0, 20].Sample(text => CronSchedule.FaultIn(text));
}
