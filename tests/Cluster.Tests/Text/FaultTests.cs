using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class FaultTests
{
    [Theory]
    [InlineData(null, "unset")]
    [InlineData("", "\"\"")]
    [InlineData("text", "text")]
    [InlineData("two\nlines\tand \u0007", "two\\nlines\\tand \\u0007")]
    [InlineData(12, "12")]
    [InlineData(1.5, "1.5")]
    [InlineData(false, "false")]
    public void IsOneLine_OfSettingValueReasonAndFix(object? value, string shown)
    {
        var fault = new Fault("homelab:storage.replicas", value, "only 2 storage nodes", "lower it");

        Assert.Equal($"homelab:storage.replicas = {shown}: only 2 storage nodes; lower it", fault.ToString());
    }

    [Fact]
    public void ShowsLists_ItemByItem()
    {
        var fault = new Fault("nodes", new object[] { "a", 1, true }, "reason", "fix");

        Assert.Equal("nodes = [a, 1, true]: reason; fix", fault.ToString());
    }

    [Fact]
    public void ShowsMaps_WithoutTheirContent()
    {
        var faults = new[] { new Dictionary<string, string>(), new() { ["password"] = "hunter2" } }
            .Select(map => new Fault("values", map, "reason", "fix").ToString());

        Assert.Equal(["values = {}: reason; fix", "values = {…}: reason; fix"], faults);
    }

    [Fact]
    public void CutsLongValues()
    {
        var fault = new Fault("key", new string('x', 1000), "reason", "fix");

        Assert.Equal($"key = {new string('x', 120)}…: reason; fix", fault.ToString());
        Assert.Equal($"key = {new string('x', 120)}: reason; fix", (fault with { Value = new string('x', 120) }).ToString());
    }

    [Fact]
    public void Report_LeadsEveryLineWithItsSource()
    {
        var report = Fault.Report("Pulumi.prod.yaml", [new Fault("a", 1, "x", "y"), new Fault("b", 2, "x", "y")]);

        Assert.Equal("Pulumi.prod.yaml: a = 1: x; y\nPulumi.prod.yaml: b = 2: x; y", report);
    }
}
