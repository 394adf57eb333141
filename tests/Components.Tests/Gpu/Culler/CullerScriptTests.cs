using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Homelab.Components.Gpu;
using Xunit;

namespace Homelab.Components.Tests.Gpu.Culler;

/// <summary>The script, run for real: its decisions by its own tests, and whole passes before a simulated cluster.</summary>
public sealed class CullerScriptTests
{
    // 2026-09-21T14:13:20Z
    private const long Now = 1_790_000_000;

    [Fact]
    public async Task Decides_AsItsOwnTestsSay()
    {
        var (code, _, error) = await PythonAsync([Path.Combine(Folder(), "test_culler.py"), "-v"]);

        Assert.True(code == 0, error);
        Assert.Matches(@"Ran [3-9][0-9] tests", error);
    }

    [Fact]
    public async Task ADryRun_SaysWhatItWouldDo_AndChangesNothing()
    {
        await using var cluster = Cluster();

        var (code, output, error) = await RunAsync(cluster, new GpuCullerOptions());

        Assert.Equal(("", 0), (error, code));
        Assert.Equal(
            """
            media/StatefulSet/jellyfin: kept, its class is critical-gpu
            ai/Deployment/notebook: would be scaled to 0 (dry run), no GPU of it was used for 120 minutes (at most 1 of DCGM_FI_DEV_GPU_UTIL)
            ai/Deployment/training: kept, pod training-1 used its GPU (DCGM_FI_DEV_GPU_UTIL was 97)
            3 workloads with GPUs, 1 idle (dry run), 0 failed

            """,
            output);
        Assert.Empty(cluster.Changes);
    }

    [Fact]
    public async Task OtherwiseItScalesToZero_NotesWhatThereWas_AndTells()
    {
        await using var cluster = Cluster();

        var (code, output, error) = await RunAsync(cluster, new GpuCullerOptions { DryRun = false });

        Assert.Equal(("", 0), (error, code));
        Assert.Contains("ai/Deployment/notebook: scaled to 0, no GPU of it was used for 120 minutes", output, StringComparison.Ordinal);
        Assert.Contains("kubectl -n ai scale deployment notebook --replicas=2 brings it back", output, StringComparison.Ordinal);
        var changes = cluster.Changes.ToArray();
        Assert.Equal(
            ["PATCH /apis/apps/v1/namespaces/ai/deployments/notebook application/merge-patch+json", "POST /api/v1/namespaces/ai/events application/json"],
            changes.Select(change => change.Line));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"metadata":{"resourceVersion":"41","annotations":{"gpu.homelab.internal/replicas-before-cull":"2","gpu.homelab.internal/culled-at":"2026-09-21T14:13:20Z"}},
                 "spec":{"replicas":0}}
                """),
            JsonNode.Parse(changes[0].Body)));
        Assert.Equal("GpuIdle", (string?)JsonNode.Parse(changes[1].Body)!["reason"]);
    }

    [Fact]
    public async Task ReadsListsPageByPage()
    {
        await using var cluster = Cluster();
        cluster.PageSize = 1;

        var (code, output, _) = await RunAsync(cluster, new GpuCullerOptions());

        Assert.Equal(0, code);
        Assert.EndsWith("3 workloads with GPUs, 1 idle (dry run), 0 failed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenSomebodyElseWasFaster_ItLeavesTheWorkloadAlone()
    {
        await using var cluster = Cluster();
        cluster.PatchStatus = 409;

        var (code, output, error) = await RunAsync(cluster, new GpuCullerOptions { DryRun = false });

        Assert.Equal(1, code);
        Assert.Equal("ai/Deployment/notebook: changed by somebody else meanwhile, next time again\n", error);
        Assert.EndsWith("3 workloads with GPUs, 1 idle, 1 failed\n", output, StringComparison.Ordinal);
        Assert.Single(cluster.Changes);
    }

    [Fact]
    public async Task WithoutMetrics_NothingIsTouched()
    {
        await using var cluster = Cluster();
        cluster.Series = _ => [];

        var (code, output, _) = await RunAsync(cluster, new GpuCullerOptions { DryRun = false });

        Assert.Equal(0, code);
        Assert.Contains("ai/Deployment/notebook: kept, pod notebook-1 has no metric DCGM_FI_DEV_GPU_UTIL", output, StringComparison.Ordinal);
        Assert.Empty(cluster.Changes);
    }

    [Fact]
    public async Task WithoutPrometheus_NothingIsDecided()
    {
        await using var cluster = Cluster();
        cluster.Series = null;

        var (code, output, error) = await RunAsync(cluster, new GpuCullerOptions { DryRun = false });

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("gpu-culler: nothing was decided: 503 Service Unavailable from http://127.0.0.1:", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.Empty(cluster.Changes);
    }

    [Fact]
    public async Task WithoutTheApiServer_NothingIsDecided()
    {
        await using var cluster = Cluster();

        var (code, _, error) = await RunAsync(cluster, new GpuCullerOptions { DryRun = false }, token: "of somebody else");

        Assert.Equal(1, code);
        Assert.StartsWith("gpu-culler: nothing was decided: 401 Unauthorized from http://127.0.0.1:", error, StringComparison.Ordinal);
        Assert.Empty(cluster.Changes);
    }

    // Two workloads of ai, one of them idle; one of media that is critical, and one without a GPU.
    private static FakeCluster Cluster()
    {
        var cluster = new FakeCluster();
        cluster.Lists["/apis/apps/v1/namespaces/ai/deployments"] =
        [
            Workload("ai", "notebook", 2, "medium-gpu", """{"nvidia.com/gpu.shared":"1"}"""),
            Workload("ai", "training", 1, "low-gpu", """{"nvidia.com/gpu.shared":"1"}"""),
            Workload("ai", "open-webui", 1, "", """{"memory":"1Gi"}"""),
        ];
        cluster.Lists["/apis/apps/v1/namespaces/media/statefulsets"] = [Workload("media", "jellyfin", 1, "critical-gpu", """{"nvidia.com/gpu.shared":"1"}""")];
        cluster.Lists["/apis/apps/v1/namespaces/ai/replicasets"] =
        [
            JsonNode.Parse("""{"metadata":{"name":"n","uid":"rs-notebook","ownerReferences":[{"uid":"notebook","controller":true}]}}""")!,
            JsonNode.Parse("""{"metadata":{"name":"t","uid":"rs-training","ownerReferences":[{"uid":"training","controller":true}]}}""")!,
        ];
        cluster.Lists["/api/v1/namespaces/ai/pods"] =
            [Pod("ai", "notebook-1", "rs-notebook", "medium-gpu"), Pod("ai", "notebook-2", "rs-notebook", "medium-gpu"), Pod("ai", "training-1", "rs-training", "low-gpu")];
        cluster.Lists["/api/v1/namespaces/media/pods"] = [Pod("media", "jellyfin-0", "jellyfin", "critical-gpu")];
        cluster.Series = query => query.Contains("namespace=~\"media|ai\",pod!=\"\"", StringComparison.Ordinal)
            ? new JsonArray(
            [
                Values("ai", "notebook-1", query.Contains("GPU_UTIL", StringComparison.Ordinal) ? 1 : 0),
                Values("ai", "notebook-2", 0),
                Values("ai", "training-1", query.Contains("GPU_UTIL", StringComparison.Ordinal) ? 97 : 0),
                Values("media", "jellyfin-0", 0),
            ])
            : [];
        return cluster;
    }

    private static JsonNode Workload(string space, string name, int replicas, string priorityClass, string limits) => JsonNode.Parse($$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"{{{space}}}","uid":"{{{name}}}","resourceVersion":"41"},
         "spec":{"replicas":{{{replicas}}},"template":{"spec":{"priorityClassName":"{{{priorityClass}}}","containers":[{"name":"c","resources":{"limits":{{{limits}}} } } ] } } } }
        """)!;

    private static JsonNode Pod(string space, string name, string owner, string priorityClass) => JsonNode.Parse($$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"{{{space}}}","ownerReferences":[{"uid":"{{{owner}}}","controller":true}]},
         "spec":{"priorityClassName":"{{{priorityClass}}}"},"status":{"phase":"Running","startTime":"2026-09-20T00:00:00Z"}}
        """)!;

    private static JsonObject Values(string space, string pod, int value) => new JsonObject
    {
        ["metric"] = new JsonObject { ["namespace"] = space, ["pod"] = pod },
        ["values"] = new JsonArray([.. Enumerable.Range(0, 121).Select(minute =>
            (JsonNode)new JsonArray(Now - 7200 + (minute * 60), value.ToString(CultureInfo.InvariantCulture)))]),
    };

    private static async Task<(int Code, string Output, string Error)> RunAsync(FakeCluster cluster, GpuCullerOptions options, string token = FakeCluster.Token)
    {
        var folder = Directory.CreateTempSubdirectory("gpu-culler-");
        try
        {
            foreach (var (name, text) in GpuCullerFiles.For(GivenGpu.SharedPlan, options))
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text.Replace(options.Prometheus.Url, cluster.Url, StringComparison.Ordinal));
            }

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "token"), token);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ca.crt"), Certificate.Pem);
            return await PythonAsync(
            [
                "-I", "-B", Path.Combine(folder.FullName, GpuCullerFiles.Script), Path.Combine(folder.FullName, GpuCullerFiles.Config),
                "--api", cluster.Url, "--account", folder.FullName, "--now", Now.ToString(CultureInfo.InvariantCulture),
            ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Output, string Error)> PythonAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
