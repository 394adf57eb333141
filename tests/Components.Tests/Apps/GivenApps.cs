using System.Text.Json.Nodes;
using Homelab.Cluster;
using Homelab.Components.Apps;
using Homelab.Components.Gpu;
using Homelab.Components.Storage;
using Homelab.Components.Tests.Gpu;
using Pulumi;

namespace Homelab.Components.Tests.Apps;

/// <summary>Apps that are free of faults, so that a test shows only what matters to it.</summary>
internal static class GivenApps
{
    public static WebAppIngress Ingress { get; } = new("home.example");

    public static StorageOffer LonghornOffer { get; } = Given.Longhorn().ToOffer();

    public static StorageOffer LocalPathOffer { get; } = new LocalPathStorageArgs { Cluster = Given.FourNodes }.ToOffer();

    public static GpuRequest JellyfinRequest { get; } = new("media", GpuPriorityClass.Critical) { Video = true };

    public static GpuRequest OllamaRequest { get; } = new("ai", GpuPriorityClass.High);

    public static StorageComponent Longhorn(ComponentResourceOptions options) => new LonghornStorage("longhorn", Given.Longhorn(), options);

    public static GpuGovernance Governance(ComponentResourceOptions options) => new("gpu", new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan }, options);

    /// <summary>As prod has them: Jellyfin with media's GPU, Ollama with ai's, Open-WebUI beside it.</summary>
    public static Task<GpuRun> ProdAsync(bool preview = false) => GpuRun.OfAsync(
        options =>
        {
            var storage = Longhorn(options);
            var gpu = Governance(options);
            _ = new Jellyfin("jellyfin", new JellyfinArgs { Storage = storage, Gpu = gpu.Allocate(JellyfinRequest, "homelab:apps.jellyfin.gpu"), Ingress = Ingress }, options);
            var ollama = new Ollama("ollama", new OllamaArgs { Storage = storage, Gpu = gpu.Allocate(OllamaRequest, "homelab:apps.ollama.gpu") }, options);
            _ = new OpenWebUi("open-webui", new OpenWebUiArgs { Storage = storage, Ollama = ollama, Team = gpu.Teams["ai"], Ingress = Ingress }, options);
        },
        preview);

    /// <summary>Apps without GPUs and teams, each in a namespace of its own.</summary>
    public static Task<GpuRun> AloneAsync(bool preview = false) => GpuRun.OfAsync(
        options =>
        {
            var storage = Longhorn(options);
            var ollama = new Ollama("ollama", new OllamaArgs { Storage = storage, Keep = false }, options);
            _ = new OpenWebUi("open-webui", new OpenWebUiArgs { Storage = storage, Ollama = ollama, Keep = false }, options);
            _ = new Jellyfin("jellyfin", new JellyfinArgs { Storage = storage, Keep = false }, options);
        },
        preview);

    public static JsonNode Pod(this GpuRun run, string app) => run.Inputs($"{app}-deployment")["spec"]!["template"]!["spec"]!;

    public static JsonNode Container(this GpuRun run, string app) => Assert(run.Pod(app)["containers"]!.AsArray())[0]!;

    public static string? Variable(this GpuRun run, string app, string name) =>
        (string?)run.Container(app)["env"]?.AsArray().SingleOrDefault(variable => (string?)variable!["name"] == name)?["value"];

    private static JsonArray Assert(JsonArray containers)
    {
        Xunit.Assert.Single(containers);
        return containers;
    }
}
