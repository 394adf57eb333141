using System.Text.Json;
using System.Text.Json.Nodes;
using Homelab.Cli.Tests.ClusterSources;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary><c>homelab smoke --results</c> as a process, on recorded results and on a cluster.</summary>
public sealed class SmokeResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Recordings => Path.GetFullPath(Path.Combine(RecordedDump.Folder, "..", "smoke-results"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("passed", 0)]
    [InlineData("failed", 1)]
    public async Task ExplainsTheResults_ForPeople(string name, int expected)
    {
        using var process = HomelabProcess.Start(
            Recordings, [("COLUMNS", "100")], "smoke", "--profile", "storage", "--results", "--from", $"{name}.json");

        var (code, output, error) = await process.EndAsync(Cancel);

        Assert.Equal((expected, ""), (code, error));
        Snapshot.Matches(output, $"smoke-{name}.txt");
    }

    [Fact]
    public async Task ExplainsTheResults_ForMachines()
    {
        var (code, output, _) = await SmokeAsync("--from", Path.Combine(Recordings, "failed.json"), "--json");

        using var json = JsonDocument.Parse(output);
        var failed = json.RootElement.GetProperty("steps").EnumerateArray().First(step => step.GetProperty("result").GetString() == "failed");
        Assert.Equal(1, code);
        Assert.Equal("failed", json.RootElement.GetProperty("result").GetString());
        Assert.Equal("kubelet-root-alias", failed.GetProperty("symptom").GetString());
        Assert.NotEqual("", failed.GetProperty("fix").GetString());
    }

    [Fact]
    public async Task ReadsThemFromACluster()
    {
        var map = await File.ReadAllTextAsync(Path.Combine(Recordings, "passed.json"), Cancel);
        using var server = new FakeApiServer(new Dictionary<string, string>
        {
            ["/api/v1/namespaces/storage-smoke-test/configmaps/storage-smoke-test-results"] = map,
        });
        _folder.Write("kubeconfig", server.Kubeconfig());

        var (code, output, _) = await SmokeAsync("--kubeconfig", "kubeconfig");

        Assert.Equal(0, code);
        Assert.EndsWith("proven: volumes mount and keep their data on k3s-master1, k3s1, k3s2, k3s3\n", output, StringComparison.Ordinal);
        Assert.Equal(
            ["GET /api/v1/namespaces/storage-smoke-test/configmaps/storage-smoke-test-results"],
            server.Requests.Where(request => request != "GET /version"));
    }

    [Fact]
    public async Task SaysWhatToDo_WhenNothingIsSetUp()
    {
        using var server = new FakeApiServer(new Dictionary<string, string>());
        _folder.Write("kubeconfig", server.Kubeconfig());

        Assert.Equal(
            (1, "", "error: there is no ConfigMap storage-smoke-test/storage-smoke-test-results; set the test up (`homelab:smokeTest`, or `homelab smoke --profile storage STACK`) and start a run\n"),
            await SmokeAsync("--kubeconfig", "kubeconfig"));
    }

    [Fact]
    public async Task IsNotProven_WhileTheRunHasNotEnded()
    {
        var map = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Recordings, "passed.json"), Cancel))!;
        var document = JsonNode.Parse((string)map["data"]!["result.json"]!)!;
        (document["finished"], document["result"]) = (null, "running");
        map["data"]!["result.json"] = document.ToJsonString();
        _folder.Write("running.json", map.ToJsonString());

        var (code, output, _) = await SmokeAsync("--from", "running.json");

        Assert.Equal(4, code);
        Assert.EndsWith("not proven: the run has not finished; look again later, or start another one if nothing runs any more\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smoke --profile storage", "name a stack to render its smoke test, or write --results to read those of the last run")]
    [InlineData("smoke --profile storage prod --results", "name a stack to render its smoke test, or write --results to read those of the last run")]
    [InlineData("smoke prod", "'homelab smoke' needs a value for --profile: --profile NAME")]
    public async Task Rejects_WrongCommandLines(string arguments, string message) => Assert.Equal(
        (2, "", $"error: {message}\nRun 'homelab smoke --help' for its usage.\n"),
        await HomelabProcess.RunAsync(_folder.Path, Cancel, arguments.Split(' ')));

    private Task<(int Code, string Output, string Error)> SmokeAsync(params string[] arguments) =>
        HomelabProcess.RunAsync(_folder.Path, Cancel, ["smoke", "--profile", "storage", "--results", .. arguments]);
}
