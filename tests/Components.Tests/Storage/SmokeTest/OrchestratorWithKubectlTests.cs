using System.Text.Json;
using Xunit;

namespace Homelab.Components.Tests.Storage.SmokeTest;

/// <summary>The same script with the real kubectl: every command line and every template that it uses is right.</summary>
public sealed class OrchestratorWithKubectlTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PassesEveryStep()
    {
        using var cluster = new SimulatedCluster();

        var (code, output, document) = await RunAsync(cluster);

        Assert.True(code == 0, output);
        Assert.DoesNotContain("rror", output, StringComparison.Ordinal);
        Assert.Equal("passed", document.GetProperty("result").GetString());
        Assert.DoesNotContain(document.GetProperty("steps").EnumerateArray(), step => step.GetProperty("result").GetString() != "passed");
        Assert.Empty(cluster.Leftovers);
        Assert.Contains("homelab_storage_smoke_test_success 1\n", cluster.Results("metrics.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsWhatFails_WithThePluginsLog()
    {
        using var cluster = new SimulatedCluster { FailingJob = "write-1" };

        var (code, _, document) = await RunAsync(cluster);

        Assert.Equal(1, code);
        Assert.Empty(cluster.Leftovers);
        var step = document.GetProperty("steps").EnumerateArray().Single(item =>
            item.GetProperty("name").GetString() == "device" && item.GetProperty("node").GetString() == "k3s1");
        Assert.Equal("fault of the test", step.GetProperty("detail").GetString());
        Assert.Contains(step.GetProperty("evidence").EnumerateArray(), line => line.GetString()!.Contains("target_path:/var/lib/kubelet/pods/x", StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Output, JsonElement Document)> RunAsync(SimulatedCluster cluster)
    {
        using var sandbox = new SmokeTestSandbox();
        sandbox.Write("kubeconfig", cluster.Kubeconfig);
        sandbox
            .With("PATH", Environment.GetEnvironmentVariable("PATH")!)
            .With("KUBECONFIG", sandbox.Of("kubeconfig"))
            .With("SHARED_SOURCE", "")
            .With("REQUEST_SECONDS", "60");

        var (code, output) = await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);
        Assert.True(cluster.Results("result.json") is not null, output);
        return (code, output, JsonDocument.Parse(cluster.Results("result.json")!).RootElement);
    }
}
