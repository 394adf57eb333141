using System.Text.Json;
using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>More, larger and deeper than any real program.</summary>
public sealed class SizeTests : IDisposable
{
    private const int MaxDepth = 256;

    // 1,000 levels, of which the data and the text at the bottom are two.
    private const int DeepestValue = 998;

    private readonly HostileProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task HundredThousandResources_AreShown()
    {
        var (code, output, error) = await _project.PreviewAsync("many", 100_000);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("  item-99999   create\n", output, StringComparison.Ordinal);
        Assert.Contains("\nResources:\n    + 100001 to create\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextOf50Mebibytes_IsShownWhole()
    {
        const int Length = 50 << 20;

        var (code, output, error) = await _project.PreviewAsync("large", Length, "--json");

        Assert.Equal((0, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        var inputs = document.RootElement.GetProperty("steps")[1].GetProperty("newState").GetProperty("inputs");
        Assert.Equal(Length, inputs.GetProperty("data").GetProperty("message").GetString()!.Length);
    }

    [Fact]
    public async Task TextOf50Mebibytes_IsRenderedWhole()
    {
        const int Length = 50 << 20;
        _project.Stack("dev", "large", Length);

        var (code, output, error) = await _project.RunAsync("render", "dev", "-o", "out");

        Assert.Equal((0, "1 manifest in out: 1 added, 0 changed, 0 unchanged, 0 removed\n", ""), (code, output, error));
        Assert.InRange(new FileInfo(_project.Of("out", "1-manifest", "v1-configmap-default-large.yaml")).Length, Length, Length + 200);
    }

    [Fact]
    public async Task HundredLevels_OfValuesAndOfComponents_AreShown()
    {
        var (code, output, error) = await _project.PreviewAsync("nested", 100, "--json");

        Assert.Equal((0, ""), (code, error));
        using var document = JsonDocument.Parse(output, new JsonDocumentOptions { MaxDepth = MaxDepth });
        var steps = document.RootElement.GetProperty("steps").EnumerateArray().ToDictionary(s => s.GetProperty("urn").GetString()!);
        var types = string.Join('$', Enumerable.Repeat("hostile:index:Box", 100));
        Assert.Equal(102, steps.Count);
        Assert.Contains($"urn:pulumi:dev::hostile::{types}::box-100", steps.Keys);
        var value = steps["urn:pulumi:dev::hostile::kubernetes:core/v1:ConfigMap::nested"].GetProperty("newState").GetProperty("inputs").GetProperty("data").GetProperty("message");
        for (var i = 0; i < 100; i++)
        {
            value = i % 2 == 0 ? value.GetProperty("a") : value[0];
        }

        Assert.Equal("deep", value.GetString());
    }

    // The deepest value that docs/limits.md promises, in each form that can be asked for.
    [Theory]
    [InlineData()]
    [InlineData("--diff")]
    [InlineData("--json")]
    [InlineData("--record", "requests.jsonl")]
    public async Task DeepestValue_IsShown(params string[] options)
    {
        var (code, output, error) = await _project.PreviewAsync("deepest", DeepestValue, options);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(options is ["--diff"] or ["--json"], output.Contains("at the bottom", StringComparison.Ordinal));
        Assert.Equal(
            options is ["--record", ..],
            File.Exists(_project.Of("requests.jsonl")) && (await File.ReadAllTextAsync(_project.Of("requests.jsonl"), _project.Cancel)).Contains("at the bottom", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeepestValue_IsRendered()
    {
        _project.Stack("dev", "deepest", DeepestValue);

        var (code, output, error) = await _project.RunAsync("render", "dev", "-o", "out");

        Assert.Equal((0, "1 manifest in out: 1 added, 0 changed, 0 unchanged, 0 removed\n", ""), (code, output, error));
        Assert.Contains("at the bottom", await File.ReadAllTextAsync(_project.Of("out", "1-manifest", "v1-configmap-default-deepest.yaml"), _project.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeeperValue_IsRefused_ForItsResourceAlone()
    {
        var (code, output, error) = await _project.PreviewAsync("deepest", DeepestValue + 1);

        Assert.Equal((1, ""), (code, error));
        Assert.Contains("  kubernetes:core/v1:ConfigMap (deepest):\n    error: a value is nested more than 1000 levels deep\n", output, StringComparison.Ordinal);
        Assert.Contains("    + 1 to create\n    1 errored\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HundredLevels_AreRendered()
    {
        _project.Stack("dev", "nested", 100);

        var (code, output, error) = await _project.RunAsync("render", "dev", "-o", "out");

        Assert.Equal((0, "1 manifest in out: 1 added, 0 changed, 0 unchanged, 0 removed\n", ""), (code, output, error));
        Assert.Contains("deep", await File.ReadAllTextAsync(_project.Of("out", "1-manifest", "v1-configmap-default-nested.yaml"), _project.Cancel), StringComparison.Ordinal);
    }
}
