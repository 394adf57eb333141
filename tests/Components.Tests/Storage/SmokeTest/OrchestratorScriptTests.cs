using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Homelab.Components.Tests.Storage.SmokeTest;

/// <summary>
/// The script that directs the test, run for real with a kubectl that simulates a cluster: whatever fails, it removes what
/// it made and publishes what it saw.
/// </summary>
public sealed partial class OrchestratorScriptTests
{
    private static readonly string[] AllPassed =
    [
        "0 static  passed", "0 registration k3s1 passed", "0 registration k3s2 passed", "0 default-class  passed",
        "1 mount k3s1 passed", "2 device k3s1 passed", "3 write k3s1 passed", "4 move k3s1 passed", "5 expand k3s1 passed",
        "1 mount k3s2 passed", "2 device k3s2 passed", "3 write k3s2 passed", "4 move k3s2 passed", "5 expand k3s2 passed",
        "6 snapshot k3s1 passed", "7 shared-write k3s1 passed", "7 shared-write k3s2 passed", "8 cleanup  passed",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dash")]
    [InlineData("busybox sh")]
    public async Task PassesEveryStep_AndLeavesNothing(string shell)
    {
        using var sandbox = new SmokeTestSandbox();

        var (code, output) = await sandbox.RunAsync("orchestrator.sh", shell.Split(' '), Cancel);

        Assert.True(code == 0, output);
        Assert.Equal(AllPassed, sandbox.Results);
        Assert.Equal("passed", sandbox.Document.GetProperty("result").GetString());
        Assert.Empty(sandbox.Leftovers);
        Assert.All(sandbox.Metrics.Split('\n')[..^1], line => Assert.Matches(MetricsLine(), line));
        Assert.Contains("homelab_storage_smoke_test_success 1\n", sandbox.Metrics, StringComparison.Ordinal);
        Assert.Contains("homelab_storage_smoke_test_step_success{step=\"2\",name=\"device\",node=\"k3s2\"} 1\n", sandbox.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SkipsWhatABackendCannot()
    {
        using var sandbox = new SmokeTestSandbox();
        sandbox.With("EXPANSION", "no").With("SNAPSHOT_CLASS", "").With("SHARED_CLASS", "").With("NODES", "k3s1");

        var (code, _) = await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);

        Assert.Equal(0, code);
        Assert.Equal(
            ["4 move k3s1 skipped", "5 expand k3s1 skipped", "6 snapshot k3s1 skipped", "7 shared-write  skipped"],
            sandbox.Results.Where(result => result.EndsWith("skipped", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("unmounted write-1", "2 device k3s1", "nothing is mounted at ")]
    [InlineData("other-device write-2", "2 device k3s2", "/dev/sda2 is mounted at ")]
    [InlineData("unmounted plain-1", "3 write k3s1", "without fsGroup: nothing is mounted at ")]
    [InlineData("crash move-2", "4 move k3s2", "on k3s1: the pod ended without a result (phase Succeeded)")]
    [InlineData("lost-data", "4 move k3s1", "on k3s2: there is no checksum in ")]
    [InlineData("stale-restore", "6 snapshot k3s1", "the restored volume has other data than the snapshot")]
    [InlineData("unmounted restored", "6 snapshot k3s1", "nothing is mounted at ")]
    [InlineData("other-device share-2", "7 shared-write k3s2", "/dev/sda2 is mounted at ")]
    [InlineData("fail create", "1 mount k3s1", "the claim could not be created")]
    [InlineData("fail get csinode k3s2", "0 registration k3s2", "CSINode k3s2 does not contain driver driver.longhorn.io")]
    [InlineData("fail get storageclasses", "0 default-class ", "the StorageClasses cannot be listed")]
    public async Task ReportsWhatFails(string behaviour, string step, string detail)
    {
        // The shared pods wait for one another, so that one that fails costs the others their time.
        using var sandbox = new SmokeTestSandbox(behaviour).With("WAIT_SECONDS", "3");

        var (code, _) = await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);

        AssertFailed(sandbox, code, step, detail);
    }

    [Theory]
    [InlineData("pending write-1", "1 mount k3s1", "the pod did not start within 3 s (phase Pending)")]
    [InlineData("endless move-1", "4 move k3s1", "on k3s2: the pod did not end within 4 s")]
    [InlineData("same-size", "5 expand k3s1", "after 2 s the file system still has 973 MiB instead of 2048 MiB")]
    [InlineData("no-snapshot", "6 snapshot k3s1", "the snapshot was not ready within 4 s")]
    [InlineData("leftover", "8 cleanup ", "after 2 s there still are: pvc-data-1-d3b07")]
    [InlineData("hang get csinode", "0 registration k3s1", "CSINode k3s1 does not contain driver driver.longhorn.io")]
    [InlineData("hang delete job write-1", "1 mount k3s1", null)]
    public async Task GivesUp_WhatNeverHappens(string behaviour, string step, string? detail)
    {
        using var sandbox = new SmokeTestSandbox(behaviour).Impatient();

        var (code, _) = await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);

        AssertEnded(sandbox);
        if (detail is not null)
        {
            AssertFailed(sandbox, code, step, detail);
        }
    }

    [Theory]
    [InlineData("pods-mount-dir\t/var/lib/rancher/k3s/agent/kubelet/pods\n", null, "the CSI plugin mounts below /var/lib/rancher/k3s/agent/kubelet/pods, the kubelets look below /var/lib/kubelet/pods")]
    [InlineData(null, "k3s1\tv1.32.5+k3s1\t[\"agent\",\"--kubelet-arg\",\"root-dir=/data\"]\nk3s2\tv1.32.5+k3s1\t[\"agent\"]\n", "the kubelet roots differ: /data /var/lib/kubelet")]
    [InlineData(null, "k3s1\tv1.32.5\t\n", "a kubelet root is not known, so nothing can tell where volumes must be mounted")]
    [InlineData(null, "k3s1\tv1.32.5+k3s1\t[\"agent\",\"--rootless\"]\n", "a kubelet root is not known, so nothing can tell where volumes must be mounted")]
    public async Task StartsNoPod_WhereKubeletAndDriverDisagree(string? daemonSet, string? nodes, string detail)
    {
        using var sandbox = new SmokeTestSandbox();
        sandbox.Write("daemonset", daemonSet ?? File.ReadAllText(sandbox.Of("daemonset")));
        sandbox.Write("nodes", nodes ?? File.ReadAllText(sandbox.Of("nodes")));

        var (code, _) = await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);

        AssertFailed(sandbox, code, "0 static ", detail);
        Assert.DoesNotContain(sandbox.Calls, call => call.StartsWith("create", StringComparison.Ordinal));
        Assert.Equal("skipped", sandbox.Step(2, "device", "k3s2").GetProperty("result").GetString());
    }

    [Theory]
    [InlineData("[\"server\"]", "/var/lib/kubelet")]
    [InlineData("[\"agent\",\"--kubelet-arg=root-dir=/data\"]", "/data")]
    [InlineData("[\"agent\",\"--kubelet-arg\",\"--root-dir=/data\",\"--server\",\"https://x\"]", "/data")]
    [InlineData("[\"agent\",\"--kubelet-arg\",\"root-dir=/a\",\"--kubelet-arg\",\"root-dir=/b\"]", "/b")]
    [InlineData("[\"agent\",\"--kubelet-arg\",\"max-pods=50\"]", "/var/lib/kubelet")]
    [InlineData("[\"server\",\"--rootless=false\"]", "/var/lib/kubelet")]
    public async Task ReadsTheKubeletRoot_AsTheDoctorDoes(string arguments, string root)
    {
        using var sandbox = new SmokeTestSandbox();
        sandbox.Write("nodes", $"k3s1\tv1.32.5+k3s1\t{arguments}\n");
        sandbox.Write("daemonset", $"pods-mount-dir\t{root}/pods\n");
        sandbox.With("NODES", "k3s1").With("EXPANSION", "no").With("SNAPSHOT_CLASS", "").With("SHARED_CLASS", "");

        await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);

        Assert.Equal($"every kubelet root is {root}, and the driver's too", sandbox.Detail(0, "static", ""));
        Assert.Equal(root, Cluster.NodeArgs.ReadKubeletRoot(arguments, "v1.32.5+k3s1").Path);
    }

    [Fact]
    public async Task AttachesEventsAndThePluginsLog_ToWhatFailed()
    {
        using var sandbox = new SmokeTestSandbox("pending write-1").Impatient();
        sandbox.Write("events", "write-1-d3b07-abcde FailedMount: lstat \"/var/lib/kubelet/pods\": no such file\nother FailedMount: x\n");

        await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);

        Assert.Equal(
            [
                "write-1-d3b07-abcde FailedMount: lstat \"/var/lib/kubelet/pods\": no such file",
                "level=info msg=\"NodePublishVolume is called with req target_path:/var/lib/kubelet/pods/d3b0/mount\"",
            ],
            sandbox.Step(1, "mount", "k3s1").GetProperty("evidence").EnumerateArray().Select(line => line.GetString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(39)]
    [InlineData(58)]
    [InlineData(83)]
    [InlineData(107)]
    [InlineData(131)]
    [InlineData(158)]
    public async Task Ends_WhicheverCallFails(int call)
    {
        using var sandbox = new SmokeTestSandbox(string.Create(CultureInfo.InvariantCulture, $"call {call}")).With("WAIT_SECONDS", "3");

        await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);

        AssertEnded(sandbox);
    }

    [Fact]
    public async Task SaysItInItsLog_WhenTheResultsCannotBePublished()
    {
        using var sandbox = new SmokeTestSandbox("fail patch configmap");

        var (code, output) = await sandbox.RunAsync("orchestrator.sh", ["dash"], Cancel);

        Assert.Equal(0, code);
        Assert.Empty(sandbox.Leftovers);
        Assert.Contains("{\"schema\":\"homelab.storage-smoke-test/1\",", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(90)]
    [InlineData(140)]
    public async Task CleansUpAndPublishes_WhenItIsStopped(int calls)
    {
        using var sandbox = new SmokeTestSandbox();
        using var process = sandbox.Start("orchestrator.sh", ["dash"]);
        var ending = SmokeTestSandbox.EndAsync(process, Cancel);
        while (sandbox.Calls.Length < calls)
        {
            await Task.Delay(20, Cancel);
        }

        // As the kubelet does when the Job's deadline is over.
        Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        var (code, _) = await ending;

        Assert.NotEqual(0, code);
        AssertEnded(sandbox);
        Assert.Equal("failed", sandbox.Document.GetProperty("result").GetString());
        Assert.Contains("8 cleanup  failed", sandbox.Results);
    }

    [Fact]
    public async Task PublishesAsItGoes_SoThatARunThatIsKilledLeavesSomething()
    {
        using var sandbox = new SmokeTestSandbox("endless move-1");
        using var process = sandbox.Start("orchestrator.sh", ["dash"]);
        while (!sandbox.Calls.Any(call => call.Contains("move-1", StringComparison.Ordinal) || call.Contains("job-name=move-1", StringComparison.Ordinal)))
        {
            await Task.Delay(20, Cancel);
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal("running", sandbox.Document.GetProperty("result").GetString());
        Assert.Contains("2 device k3s1 passed", sandbox.Results);
    }

    private static void AssertFailed(SmokeTestSandbox sandbox, int code, string step, string detail)
    {
        Assert.Equal(1, code);
        AssertEnded(sandbox);
        Assert.Contains($"{step} failed", sandbox.Results);
        Assert.Equal("failed", sandbox.Document.GetProperty("result").GetString());
        Assert.Contains("homelab_storage_smoke_test_success 0\n", sandbox.Metrics, StringComparison.Ordinal);
        var parts = step.Split(' ');
        Assert.StartsWith(detail, sandbox.Detail(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]), StringComparison.Ordinal);
    }

    private static void AssertEnded(SmokeTestSandbox sandbox)
    {
        Assert.Empty(sandbox.Leftovers);
        Assert.NotEqual("running", sandbox.Document.GetProperty("result").GetString());
        Assert.NotNull(sandbox.Document.GetProperty("finished").GetString());
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9]+)$""")]
    private static partial Regex MetricsLine();
}
