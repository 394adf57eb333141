using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Homelab.Cli.Tests.ClusterSources;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>The command line, as a process, with the real kubectl against an API server on loopback.</summary>
public sealed class DoctorLiveTests : IDisposable
{
    private const string Uid = "d3b07384-d9a0-4e9b-8f6d-1c2d3e4f5a6b";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("healthy-standard-root", 0)]
    [InlineData("override-plus-bind-mount", 1)]
    [InlineData("network-policies-1.12.1", 1)]
    [InlineData("unknown-distribution", 4)]
    public async Task GivesTheSameVerdict_AsOnTheRecording(string name, int expected)
    {
        using var server = new FakeApiServer(RecordedDump.Lists(name));

        var (code, output, error) = await DoctorAsync(server.Kubeconfig(), "--json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal((expected, ""), (code, error));
        Assert.Equal(RecordedDump.Verdict(name).Split('\n')[0], $"worst {json.RootElement.GetProperty("worst")}");
        Assert.Equal("the cluster of the current context", json.RootElement.GetProperty("source").GetString());
    }

    [Fact]
    public async Task OnlyEverReads()
    {
        using var server = new FakeApiServer(RecordedDump.Lists("override-plus-bind-mount"));

        await DoctorAsync(server.Kubeconfig());

        Assert.True(server.Requests.Count > 10);
        Assert.All(server.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadsThePluginsLogs_AndKnowsTheirNode()
    {
        var lists = RecordedDump.Lists("healthy-standard-root");
        lists["/api/v1/pods"] = """{"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"longhorn-csi-plugin-x","namespace":"longhorn-system"},"spec":{"nodeName":"k3s2"}}]}""";
        using var server = new FakeApiServer(lists)
        {
            Logs = { ["/api/v1/namespaces/longhorn-system/pods/longhorn-csi-plugin-x/log"] = $$"""{"level":"info","msg":"NodePublishVolume is called with req {\"target_path\":\"/srv/kubelet/pods/{{Uid}}/x\"}"}""" + "\n" },
        };

        var (code, output, _) = await DoctorAsync(server.Kubeconfig());

        Assert.Equal(4, code);
        Assert.Contains("k3s2: the evidence contradicts itself: target_path in kubectl logs longhorn-csi-plugin-x: /srv/kubelet, but", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/apis/storage.k8s.io/v1/csinodes", "csinodes", "storage/csi-registration")]
    [InlineData("/apis/longhorn.io/v1beta2/nodes", "nodes.longhorn.io", "storage/node-conditions")]
    [InlineData("/api/v1/namespaces", "namespaces", null)]
    public async Task ReportsAKindThatMayNotBeListed_AndRunsTheRest(string path, string kind, string? check)
    {
        using var server = new FakeApiServer(RecordedDump.Lists("healthy-standard-root")) { Forbidden = { path } };

        var (code, output, _) = await DoctorAsync(server.Kubeconfig(), "--json");

        Assert.Equal(4, code);
        using var json = JsonDocument.Parse(output);
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToArray();
        var finding = findings.Single(item => item.GetProperty("check").GetString() == "storage/evidence");
        Assert.Contains("Error from server (Forbidden)", finding.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(kind, finding.GetProperty("subjects")[0].GetString());
        Assert.True(check is null || findings.Any(item => item.GetProperty("check").GetString() == check && item.GetProperty("severity").GetString() == "unknown"));
        Assert.Contains(findings, item => item.GetProperty("check").GetString() == "storage/default-class" && item.GetProperty("severity").GetString() == "ok");
    }

    [Fact]
    public async Task StatesTheTimeout_OfAKindThatIsNeverAnswered()
    {
        using var server = new FakeApiServer(RecordedDump.Lists("healthy-standard-root")) { Silent = { "/api/v1/events" } };

        var (code, output, _) = await DoctorAsync(server.Kubeconfig(), "--timeout", "2");

        Assert.Equal(4, code);
        Assert.Contains("events could not be read: no answer within 2 s", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatesTheTimeout_OfAClusterThatNeverAnswers()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var time = Stopwatch.StartNew();

        var (code, output, error) = await DoctorAsync(FakeApiServer.Config($"http://{listener.LocalEndpoint}/"), "--timeout", "2");

        Assert.Equal(
            (1, "", "error: the cluster of the current context cannot be read: no answer within 2 s; see whether the API server's address in the kubeconfig is right and reachable, or allow more with --timeout\n"),
            (code, output, error));
        Assert.InRange(time.Elapsed.TotalSeconds, 1, 30);
    }

    [Fact]
    public async Task SaysThatNobodyListens()
    {
        var (code, output, error) = await DoctorAsync(FakeApiServer.Config("http://127.0.0.1:1/"));

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("127.0.0.1:1 was refused", error, StringComparison.Ordinal);
        Assert.Contains("start the API server, or name another kubeconfig or context with --kubeconfig and --context", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--context", "elsewhere", "elsewhere")]
    [InlineData("--kubeconfig", "missing.yaml", "missing.yaml")]
    public async Task SaysWhatIsWrongWithTheKubeconfig(string option, string value, string named)
    {
        var (code, output, error) = await DoctorAsync(FakeApiServer.Config("http://127.0.0.1:1/"), option, value);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Contains("name a kubeconfig with --kubeconfig and a context of it with --context", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsesK3sKubectl_WhereThereIsNoOther()
    {
        using var server = new FakeApiServer(RecordedDump.Lists("healthy-standard-root"));
        var kubectl = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "kubectl")).First(File.Exists);
        Script("bin/k3s", $"#!/bin/sh\n[ \"$1\" = kubectl ] && shift && exec {kubectl} \"$@\"\n");

        var (code, _, error) = await DoctorWithPathAsync(_folder.Of("bin"), server.Kubeconfig());

        Assert.Equal((0, ""), (code, error));
    }

    [Fact]
    public async Task SaysThatKubectlIsMissing()
    {
        Directory.CreateDirectory(_folder.Of("bin"));

        Assert.Equal(
            (1, "", "error: neither kubectl nor k3s is on the PATH; install kubectl, or read files that it recorded elsewhere: --from FILE\n"),
            await DoctorWithPathAsync(_folder.Of("bin"), FakeApiServer.Config("http://127.0.0.1:1/")));
    }

    private Task<(int Code, string Output, string Error)> DoctorAsync(string kubeconfig, params string[] arguments) =>
        DoctorWithPathAsync(Environment.GetEnvironmentVariable("PATH")!, kubeconfig, arguments);

    private async Task<(int Code, string Output, string Error)> DoctorWithPathAsync(string path, string kubeconfig, params string[] arguments)
    {
        var file = _folder.Write("kubeconfig.yaml", kubeconfig);
        using var process = HomelabProcess.Start(
            _folder.Path,
            [("KUBECONFIG", file), ("PATH", path), ("HOME", _folder.Path)],
            ["doctor", "--profile", "storage", .. arguments]);
        return await process.EndAsync(Cancel);
    }

    private void Script(string name, string text)
    {
        var file = _folder.Write(name, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
