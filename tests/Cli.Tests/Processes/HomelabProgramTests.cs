using System.Text.Json;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>The homelab's own program under the real command line: its stacks, and every fixture of settings.</summary>
public sealed class HomelabProgramTests : IDisposable
{
    private const string RancherRoot = "/var/lib/rancher/k3s/agent/kubelet";

    private readonly TemporaryFolder _folder = new();

    public HomelabProgramTests() => _folder.Write(
        "Pulumi.yaml", $"name: homelab\nruntime:\n  name: dotnet\n  options:\n    binary: {HomelabProcess.HomelabProgram}\n");

    public static TheoryData<string> InvalidSettings => [.. Fixtures("invalid").Select(file => Path.GetFileNameWithoutExtension(file))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(InvalidSettings))]
    public async Task Rejects_Settings_WithTheExpectedMessage(string name)
    {
        var stack = UseStack($"tests/fixtures/invalid/{name}.yaml", name);

        var (code, output, error) = await HomelabProcess.RunAsync(_folder.Path, Cancel, "render", stack, "-o", "out");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            $"error: {Expected(name)}{Note(stack)}error: the preview of '{name}' has errors; nothing was written\n",
            error);
        Assert.False(Directory.Exists(_folder.Of("out")));
    }

    [Fact]
    public async Task Longhorn_IsToldNoKubeletRoot_WhereEveryNodeHasTheStandardOne() =>
        Assert.Null(await KubeletRootOfLonghornAsync("Pulumi.prod.yaml"));

    [Fact]
    public async Task Longhorn_IsToldTheKubeletRoot_ThatEveryNodeHas() =>
        Assert.Equal(RancherRoot, await KubeletRootOfLonghornAsync("tests/fixtures/valid/kubelet-root-of-every-node.yaml"));

    private static IEnumerable<string> Fixtures(string kind) =>
        Directory.EnumerateFiles(Path.Combine(HomelabProcess.Checkout, "tests", "fixtures", kind), "*.yaml").Order(StringComparer.Ordinal);

    private static string Expected(string name) =>
        File.ReadAllText(Path.Combine(HomelabProcess.Checkout, "tests", "fixtures", "invalid", $"{name}.txt"));

    // The fixture states what the program says, which other suites judge too. Of a secret that it cannot read the command line tells alone.
    private string Note(string stack) => !File.ReadAllText(_folder.Of($"Pulumi.{stack}.yaml")).Contains("secure:", StringComparison.Ordinal)
        ? ""
        : $"note: without the passphrase of Pulumi.{stack}.yaml the program reads placeholders for homelab:storage; if an error is about one "
            + "of these, set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to preview with the real values\n";

    private string UseStack(string file, string name)
    {
        _folder.Write($"Pulumi.{name}.yaml", File.ReadAllText(Path.Combine(HomelabProcess.Checkout, file)));
        return name;
    }

    private async Task<string?> KubeletRootOfLonghornAsync(string file)
    {
        var (code, output, error) = await HomelabProcess.RunAsync(_folder.Path, Cancel, "preview", UseStack(file, "tested"), "--json");

        Assert.Equal((0, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        var release = Assert.Single(
            document.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("newState")),
            state => state.GetProperty("type").GetString() == "kubernetes:helm.sh/v3:Release"
                && state.GetProperty("inputs").GetProperty("chart").GetString() == "longhorn");
        var csi = release.GetProperty("inputs").GetProperty("values").GetProperty("csi");
        return csi.TryGetProperty("kubeletRootDir", out var root) ? root.GetString() : null;
    }
}
