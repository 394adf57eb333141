using System.Text.Json.Nodes;
using Homelab.Components.Apps;
using Homelab.Components.Storage;
using Homelab.Components.Tests.Gpu;
using Homelab.Components.Tests.Gpu.Admission;
using Pulumi;
using Xunit;

namespace Homelab.Components.Tests.Apps;

/// <summary>Apps get their GPUs by the rules, and the policies of the same cluster let their pods pass.</summary>
[Collection(PulumiCollection.Name)]
public sealed class AppGpuTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Jellyfin_TranscodesOnTheCardOfItsTeam(bool preview)
    {
        var run = await GivenApps.ProdAsync(preview);

        var (pod, container) = (run.Pod("jellyfin"), run.Container("jellyfin"));
        Assert.Equal(
            ("critical-gpu", "nvidia-gpu", 30, "media"),
            ((string)pod["priorityClassName"]!, (string)pod["runtimeClassName"]!, (int)pod["terminationGracePeriodSeconds"]!, (string)run.Inputs("jellyfin-deployment")["metadata"]!["namespace"]!));
        Assert.Equal("1", (string?)container["resources"]!["limits"]!["nvidia.com/gpu.shared"]);
        Assert.Equal("compute,video,utility", run.Variable("jellyfin", "NVIDIA_DRIVER_CAPABILITIES"));
        Assert.Null(run.Variable("jellyfin", "NVIDIA_VISIBLE_DEVICES"));
        Assert.DoesNotContain("hostPath", pod.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Recreate", (string?)run.Inputs("jellyfin-deployment")["spec"]!["strategy"]!["type"]);
    }

    [Fact]
    public async Task Ollama_ComputesOnTheCardOfItsTeam_AndOpenWebUiHasNone()
    {
        var run = await GivenApps.ProdAsync();

        Assert.Equal("compute,utility", run.Variable("ollama", "NVIDIA_DRIVER_CAPABILITIES"));
        Assert.Equal("high-gpu", (string?)run.Pod("ollama")["priorityClassName"]);
        Assert.Equal("ai", (string?)run.Inputs("open-webui-deployment")["metadata"]!["namespace"]);
        Assert.All(new[] { "priorityClassName", "runtimeClassName" }, key => Assert.Null(run.Pod("open-webui")[key]));
        Assert.DoesNotContain("nvidia", run.Pod("open-webui").ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("http://ollama.ai.svc.cluster.local:11434", run.Variable("open-webui", "OLLAMA_BASE_URL"));
    }

    [Fact]
    public async Task WithoutAnOllama_OpenWebUiDoesNotLookForOne()
    {
        var run = await GpuRun.OfAsync(options => _ = new OpenWebUi("chat", new OpenWebUiArgs { Storage = GivenApps.Longhorn(options) }, options));

        Assert.Equal("false", run.Variable("chat", "ENABLE_OLLAMA_API"));
        Assert.Null(run.Variable("chat", "OLLAMA_BASE_URL"));
        Assert.Null(run.Variable("chat", "WEBUI_URL"));
    }

    // The policies are CEL, and the judge is an implementation of CEL that is not this project's.
    [Fact]
    public async Task ThePoliciesOfTheCluster_LetThePodsPass_AndNoOthers()
    {
        var run = await GivenApps.ProdAsync();
        var policies = await RenderedPolicies.AllAsync();
        AdmissionCase[] cases =
        [
            Case("jellyfin", run.Pod("jellyfin"), Namespaces.Media),
            Case("ollama", run.Pod("ollama"), Namespaces.Ai),
            Case("open-webui", run.Pod("open-webui"), Namespaces.Ai),
            Case("jellyfin elsewhere", run.Pod("jellyfin"), Namespaces.Ai),
        ];

        var results = await CelEvaluator.JudgeAsync(
            policies,
            cases.ToDictionary(item => item.Name, JsonNode (item) => item.Request()),
            cases.Select(item => (item.PolicyOfPlan, item.Name)),
            TestContext.Current.CancellationToken);

        Assert.All(results.Take(3), result => Assert.Empty(result["denials"]!.AsArray()));
        Assert.Equal(
            "namespace ai may not use PriorityClass critical-gpu, its highest is high-gpu",
            (string?)Assert.Single(results[3]["denials"]!.AsArray())!["message"]);
    }

    [Fact]
    public async Task Refuses_MorePodsThanGpusWereAllocatedFor()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => GpuRun.OfAsync(options => _ = new Ollama(
            "ollama",
            new OllamaArgs
            {
                Storage = GivenApps.Longhorn(options),
                App = new OllamaOptions { Replicas = 2, Models = new AppClaim(20, StorageUse.SharedWrite) },
                Gpu = GivenApps.Governance(options).Allocate(GivenApps.OllamaRequest, "homelab:apps.ollama.gpu"),
            },
            options)));

        Assert.Equal("Ollama ollama: homelab:apps.ollama.replicas = 2: GPUs were allocated for 1 pods; ask for as many (GpuRequest.Pods)", exception.Message);
    }

    [Fact]
    public async Task Refuses_ATeamBesideThatOfTheGpu()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => GpuRun.OfAsync(options =>
        {
            var gpu = GivenApps.Governance(options);
            _ = new Jellyfin(
                "jellyfin",
                new JellyfinArgs { Storage = GivenApps.Longhorn(options), Gpu = gpu.Allocate(GivenApps.JellyfinRequest, "x"), Team = gpu.Teams["ai"] },
                options);
        }));

        Assert.Equal("Jellyfin jellyfin: homelab:apps.jellyfin.team = ai: the GPU says which team it is; remove it", exception.Message);
    }

    private static AdmissionCase Case(string name, JsonNode pod, string space) =>
        new(name, "gpu-pods") { PodSpec = pod.ToJsonString(), Namespace = space };
}
