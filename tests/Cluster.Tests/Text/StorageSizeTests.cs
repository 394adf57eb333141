using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class StorageSizeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1073741824", 1_073_741_824)]
    [InlineData("1Ki", 1024)]
    [InlineData("20Mi", 20_971_520)]
    [InlineData("20Gi", 21_474_836_480)]
    [InlineData("1Ti", 1_099_511_627_776)]
    [InlineData("1Pi", 1_125_899_906_842_624)]
    [InlineData("1Ei", 1_152_921_504_606_846_976)]
    [InlineData("2k", 2_000)]
    [InlineData("1500M", 1_500_000_000)]
    [InlineData("3G", 3_000_000_000)]
    [InlineData("3T", 3_000_000_000_000)]
    [InlineData("3P", 3_000_000_000_000_000)]
    [InlineData("3E", 3_000_000_000_000_000_000)]
    [InlineData("1.5Gi", 1_610_612_736)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Accepts_TheFormsOfKubernetes(string text, long expected)
    {
        Assert.True(StorageSize.TryParse(text, out var bytes));
        Assert.Equal(expected, bytes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Gi")]
    [InlineData("20GB")]
    [InlineData("20gi")]
    [InlineData("20 Gi")]
    [InlineData("-1Gi")]
    [InlineData("1,5Gi")]
    [InlineData("1e3")]
    [InlineData("100m")]
    [InlineData("9223372036854775808")]
    [InlineData("8Ei")]
    public void Rejects_AnythingElse(string? text)
    {
        Assert.False(StorageSize.TryParse(text, out var bytes));
        Assert.Equal(0, bytes);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1023, "1023")]
    [InlineData(1024, "1Ki")]
    [InlineData(1536, "1.5Ki")]
    [InlineData(1_048_576, "1Mi")]
    [InlineData(21_474_836_480, "20Gi")]
    [InlineData(1_152_921_504_606_846_976, "1Ei")]
    public void Text_TakesTheLargestUnitThatFits(long bytes, string expected) => Assert.Equal(expected, StorageSize.Text(bytes));

    [Theory]
    [InlineData(1, "1Gi")]
    [InlineData(1_073_741_824, "1Gi")]
    [InlineData(1_073_741_825, "2Gi")]
    public void RoundedUp_IsNeverLessThanTheSize(long bytes, string expected) => Assert.Equal(expected, StorageSize.RoundedUp(bytes));

    [Fact]
    public void ARoundedSize_IsReadBackAsAtLeastAsMuch() => Gen.Long[0, 1L << 50].Sample(bytes =>
    {
        Assert.True(StorageSize.TryParse(StorageSize.RoundedUp(bytes), out var rounded));
        Assert.InRange(rounded - bytes, 0, (1L << 30) - 1);
    });
}
