using System.Text.Json;
using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>Names and values that are legal on the wire and unlikely anywhere else.</summary>
public sealed class ContentTests : IDisposable
{
    // As in the program.
    private static readonly string[] Names = ["a::b", "c$d", "e f", "🚀-rocket", new string('n', 4000), "new\nline", "../../escape", "\e[31mred"];

    private readonly HostileProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task OddNames_KeepTheirUrns()
    {
        var (code, output, error) = await _project.PreviewAsync("names", 0, "--json");

        Assert.Equal((0, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        var urns = document.RootElement.GetProperty("steps").EnumerateArray().Skip(1).Select(step => step.GetProperty("urn").GetString());
        Assert.Equal(
            Names.Select(name => $"urn:pulumi:dev::hostile::kubernetes:core/v1:ConfigMap::{name}").Order(StringComparer.Ordinal), urns);
    }

    [Theory]
    [InlineData()]
    [InlineData("--diff")]
    public async Task OddNames_DoNotReachTheTerminalRaw(params string[] options)
    {
        var (code, output, error) = await _project.PreviewAsync("names", 0, options);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("new\\u000aline", output, StringComparison.Ordinal);
        Assert.Contains("\\u001b[31mred", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
        Assert.Contains("    + 9 to create\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OddNames_AreNotThoseOfFiles()
    {
        _project.Stack("dev", "names");

        var (code, output, error) = await _project.RunAsync("render", "dev", "-o", "out");

        Assert.Equal((0, "8 manifests in out: 8 added, 0 changed, 0 unchanged, 0 removed\n", ""), (code, output, error));
        Assert.Equal(
            Enumerable.Range(0, 8).Select(i => $"v1-configmap-default-object-{i}.yaml"),
            Directory.GetFiles(_project.Of("out", "1-manifest")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task UnknownSignature_IsRefused_ForItsResourceAlone()
    {
        var (code, output, error) = await _project.PreviewAsync("signature");

        Assert.Equal((1, ""), (code, error));
        Assert.Contains(
            "  kubernetes:core/v1:ConfigMap (signed):\n    error: unrecognized signature '0123456789abcdef0123456789abcdef' of a special value\n",
            output,
            StringComparison.Ordinal);
        Assert.Contains("    + 1 to create\n    1 errored\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NumbersThatAreNone_AreShown_InTheFormOfStateFiles()
    {
        var (code, output, error) = await _project.PreviewAsync("numbers", 0, "--json");

        Assert.Equal((0, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        var message = document.RootElement.GetProperty("steps")[1].GetProperty("newState").GetProperty("inputs").GetProperty("data").GetProperty("message");
        Assert.Equal(
            [double.NaN, double.PositiveInfinity, double.NegativeInfinity],
            message.EnumerateArray().Take(3).Select(n => BitConverter.UInt64BitsToDouble(Convert.ToUInt64(n.GetProperty("value").GetString(), 16))));
    }

    [Fact]
    public async Task NumbersThatAreNone_AreNotRendered()
    {
        _project.Stack("dev", "numbers");

        var (code, output, error) = await _project.RunAsync("render", "dev", "-o", "out");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            string.Concat(Enumerable.Range(0, 3).Select(i => $"error: urn:pulumi:dev::hostile::kubernetes:core/v1:ConfigMap::numbers: data.message[{i}] is not a finite number; a manifest can hold no other\n"))
            + "error: 'dev' cannot be rendered whole; nothing was written\n",
            error);
        Assert.False(Directory.Exists(_project.Of("out")));
    }
}
