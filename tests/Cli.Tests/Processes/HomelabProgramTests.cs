using System.Text.Json;
using k8s;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Homelab.Cli.Tests.Processes;

/// <summary>The homelab's own program under the real command line: its stacks, and every fixture of settings.</summary>
public sealed class HomelabProgramTests : IDisposable
{
    private const string RancherRoot = "/var/lib/rancher/k3s/agent/kubelet";

    private readonly TemporaryFolder _folder = new();

    public HomelabProgramTests() => _folder.Write(
        "Pulumi.yaml", $"name: homelab\nruntime:\n  name: dotnet\n  options:\n    binary: {HomelabProcess.HomelabProgram}\n");

    public static TheoryData<string> InvalidSettings => [.. Fixtures("invalid").Select(file => Path.GetFileNameWithoutExtension(file))];

    public static TheoryData<string> ValidSettings => [.. Fixtures("valid").Concat(Directory.EnumerateFiles(HomelabProcess.Checkout, "Pulumi.*.yaml"))
        .Select(file => Path.GetRelativePath(HomelabProcess.Checkout, file))];

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
            $"error: {Expected(name)}error: the preview of '{name}' has errors; nothing was written\n",
            error);
        Assert.False(Directory.Exists(_folder.Of("out")));
    }

    [Theory]
    [MemberData(nameof(ValidSettings))]
    public async Task Renders_WhatAStrictReaderOfKubernetesTakes(string file)
    {
        var stack = UseStack(file, "tested");

        var (code, _, error) = await HomelabProcess.RunAsync(_folder.Path, Cancel, "render", stack, "-o", "out");

        Assert.True(code == 0, error);
        Assert.True(Directory.Exists(_folder.Of("out")));
        foreach (var (path, yaml) in _folder.Contents().Where(f => f.Key.StartsWith("out/", StringComparison.Ordinal) && f.Key.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            if (path.Contains("helm.cattle.io", StringComparison.Ordinal))
            {
                AssertHelmChart(yaml);
            }
            else
            {
                Assert.Single(KubernetesYaml.LoadAllFromString(yaml, null, strict: true));
            }
        }
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

    private static void AssertHelmChart(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var chart = (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
        var spec = (YamlMappingNode)chart["spec"];
        Assert.Equal(("helm.cattle.io/v1", "HelmChart"), (chart["apiVersion"].ToString(), chart["kind"].ToString()));
        Assert.Equal(
            ["chart", "createNamespace", "repo", "targetNamespace", "timeout", "valuesContent", "version"],
            spec.Children.Keys.Select(key => key.ToString()).Order(StringComparer.Ordinal));
        stream.Load(new StringReader(spec["valuesContent"].ToString()));
    }

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
            state => state.GetProperty("type").GetString() == "kubernetes:helm.sh/v3:Release");
        var csi = release.GetProperty("inputs").GetProperty("values").GetProperty("csi");
        return csi.TryGetProperty("kubeletRootDir", out var root) ? root.GetString() : null;
    }
}
