using Xunit;

namespace Homelab.Cli.Tests;

/// <summary><c>homelab gpu report</c> on a recorded homelab: one shared card, two teams.</summary>
public sealed class GpuReportCommandTests
{
    private static readonly string Home = Path.Combine(Path.GetDirectoryName(RecordedDump.Folder)!, "gpu-dumps", "home.json");

    [Theory]
    [InlineData("", "gpu-report.txt")]
    [InlineData("--job 3", "gpu-report-job.txt")]
    [InlineData("--job 2 --class low-gpu", "gpu-report-job-low.txt")]
    [InlineData("--job 2 --json", "gpu-report.json")]
    public async Task Shows_WhoHasTheGpus(string arguments, string snapshot)
    {
        var (code, output, error) = await RunAsync(["--from", "home.json", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Snapshot.Matches(output, snapshot);
    }

    [Theory]
    [InlineData("--job 0", "--job 0: write a whole number from 1 to 1000")]
    [InlineData("--job 2 --per-pod x", "--per-pod x: write a whole number from 1 to 1000")]
    [InlineData("--job 2 --class urgent", "--class urgent: write one of critical-gpu, high-gpu, medium-gpu, low-gpu")]
    [InlineData("--class low-gpu", "--per-pod, --class and --resource say more of a job; write --job N too")]
    public async Task Rejects_WhatIsNoJob(string arguments, string fault) => Assert.Equal(
        (ExitCode.Usage, "", $"error: {fault}\nRun 'homelab gpu report --help' for its usage.\n"),
        await RunAsync(["--from", "home.json", .. arguments.Split(' ')]));

    [Theory]
    [InlineData("--job 3 --per-pod 2", "--per-pod 2: 3 units are no whole number of such pods; write a divisor of 3")]
    [InlineData("--job 1 --resource amd.com/gpu", "--resource amd.com/gpu: no node offers it; write one of nvidia.com/gpu.shared")]
    public async Task Rejects_AJobThatNobodyCanRun(string arguments, string fault) => Assert.Equal(
        (ExitCode.Failure, "", $"error: {fault}\n"), await RunAsync(["--from", "home.json", .. arguments.Split(' ')]));

    [Fact]
    public async Task Rejects_ADumpWithoutPods()
    {
        using var line = new CommandLine(Given.Evaluation());
        line.Folder.Write("nodes.json", """{"apiVersion":"v1","kind":"NodeList","items":[{"metadata":{"name":"k3s3"}}]}""");

        var (code, output, error) = await line.RunAsync("gpu", "report", "--from", "nodes.json", "--json");

        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("\"error\": \"there are no pods in what was read", output, StringComparison.Ordinal);
        Assert.Contains("add a file with what `kubectl get --raw /api/v1/pods` prints", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksForACommand() => Assert.Equal(
        (ExitCode.Usage, "", "error: 'homelab gpu' needs a command, such as 'homelab gpu report'\nRun 'homelab gpu --help' for its usage.\n"),
        await new CommandLine(Given.Evaluation()).RunAsync("gpu"));

    private static async Task<(ExitCode, string, string)> RunAsync(params string[] arguments)
    {
        using var line = new CommandLine(Given.Evaluation());
        File.Copy(Home, Path.Combine(line.Folder.Path, "home.json"));
        return await line.RunAsync(["gpu", "report", .. arguments]);
    }
}
