using System.Text.Json;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>Dumps that are none, or of two clusters: one clear message, and never a verdict.</summary>
public sealed class DoctorBadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rejects_ATruncatedDump()
    {
        var whole = await File.ReadAllTextAsync(RecordedDump.PathOf("healthy-standard-root"), Cancel);
        _folder.Write("dump.json", whole[..1000]);

        Assert.Equal(
            (1, "", "error: dump.json, line 3, byte 1000: is cut short: it ends in the middle of a value; record it again, and keep the whole output\n"),
            await DoctorAsync("--from", "dump.json"));
    }

    [Fact]
    public async Task Rejects_TwoClusters_WithEveryContradiction()
    {
        _folder.Write("other.json", """
            {"apiVersion":"v1","kind":"List","items":[
             {"apiVersion":"v1","kind":"Node","metadata":{"name":"pi1"}},
             {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kube-system","uid":"other"}}]}
            """);

        var (code, output, error) = await DoctorAsync("--from", RecordedDump.PathOf("healthy-standard-root"), "other.json");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("other.json: Namespace kube-system has uid other here", error, StringComparison.Ordinal);
        Assert.Contains("other.json: its nodes are pi1, those of ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.json", "error: --from missing.json: there is no file 'missing.json'; record one with `kubectl get nodes,csinodes -A -o json > FILE`\n")]
    [InlineData(".", "error: --from .: '.' cannot be read: it is a folder, or you may not\n")]
    public async Task Rejects_WhatIsNoFile(string file, string message) => Assert.Equal((1, "", message), await DoctorAsync("--from", file));

    [Fact]
    public async Task SaysSoInJsonToo()
    {
        _folder.Write("dump.json", "{");

        var (code, output, error) = await DoctorAsync("--from", "dump.json", "--json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, code);
        Assert.Equal($"error: {json.RootElement.GetProperty("error").GetString()}\n", error);
    }

    [Fact]
    public async Task NeverPrints_Secrets()
    {
        var dump = await File.ReadAllTextAsync(RecordedDump.PathOf("override-plus-bind-mount"), Cancel);
        _folder.Write("dump.json", dump
            .Replace("********", "hunter2-of-the-test", StringComparison.Ordinal)
            .Replace("applyFSGroup failed for vol", "password=hunter2-of-the-test K10abcdef0123456789abcdef::server:hunter2-of-the-test applyFSGroup failed for vol", StringComparison.Ordinal));

        foreach (var arguments in new[] { new[] { "--from", "dump.json" }, ["--from", "dump.json", "--json"] })
        {
            var (code, output, _) = await DoctorAsync(arguments);

            Assert.Equal(1, code);
            Assert.Contains("applyFSGroup", output, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("doctor", "'homelab doctor' needs a value for --profile: --profile NAME")]
    [InlineData("doctor --profile storge", "--profile storge: write storage")]
    [InlineData("doctor --profile storage --timeout 0", "--timeout 0: write a whole number of seconds from 1 to 300")]
    [InlineData("doctor --profile storage --from a --context b", "--from reads files, so neither --kubeconfig nor --context goes with it")]
    [InlineData("doctor --profile storage --form a", "'homelab doctor' knows no option '--form'; did you mean '--from'?")]
    public async Task Rejects_WrongCommandLines(string arguments, string message) => Assert.Equal(
        (2, "", $"error: {message}\nRun 'homelab doctor --help' for its usage.\n"),
        await HomelabProcess.RunAsync(_folder.Path, Cancel, arguments.Split(' ')));

    private Task<(int Code, string Output, string Error)> DoctorAsync(params string[] arguments) =>
        HomelabProcess.RunAsync(_folder.Path, Cancel, ["doctor", "--profile", "storage", .. arguments]);
}
