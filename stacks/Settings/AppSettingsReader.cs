using Homelab.Cluster;
using Homelab.Components.Apps;
using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>Reads the apps of the setting <c>homelab:apps</c>.</summary>
internal static class AppSettingsReader
{
    private static readonly JellyfinOptions JellyfinDefaults = new();
    private static readonly OllamaOptions OllamaDefaults = new();
    private static readonly OpenWebUiOptions OpenWebUiDefaults = new();

    /// <summary>Jellyfin; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static AppSettings<JellyfinOptions> Jellyfin(SettingsSection section) => WithGpu(
        section,
        JellyfinDefaults with
        {
            Image = Image(section, JellyfinDefaults),
            Resources = Resources(section, JellyfinDefaults),
            Host = Host(section),
            Config = Claim(section, "config", JellyfinDefaults.Config),
            CacheGiB = section.Integer("cacheGiB", 1, JellyfinOptions.MostCacheGiB) ?? JellyfinDefaults.CacheGiB,
            Media = section.Map("media", "where films lie", ReadMedia) ?? JellyfinDefaults.Media,
        },
        pods: 1,
        video: true);

    /// <summary>Ollama; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static AppSettings<OllamaOptions> Ollama(SettingsSection section)
    {
        section.Refuse("host", "Ollama has no login, so people reach it through Open-WebUI alone", "remove it");
        var app = OllamaDefaults with
        {
            Image = Image(section, OllamaDefaults),
            Resources = Resources(section, OllamaDefaults),
            Models = Claim(section, "models", OllamaDefaults.Models),
            Replicas = section.Integer("replicas", 1, OllamaOptions.MostReplicas) ?? OllamaDefaults.Replicas,
        };
        return WithGpu(section, app, app.Replicas, video: false);
    }

    /// <summary>Open-WebUI; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static AppSettings<OpenWebUiOptions> OpenWebUi(SettingsSection section) => new(OpenWebUiDefaults with
    {
        Image = Image(section, OpenWebUiDefaults),
        Resources = Resources(section, OpenWebUiDefaults),
        Host = Host(section),
        Data = Claim(section, "data", OpenWebUiDefaults.Data),
    })
    {
        Team = Team(section),
    };

    private static AppSettings<T> WithGpu<T>(SettingsSection section, T app, int pods, bool video)
        where T : WebAppOptions
    {
        var gpu = section.Map("gpu", "team and class", gpu => ReadGpu(gpu, pods, video));
        if (gpu is not null)
        {
            section.Refuse("team", "the GPU says which team it is", "remove it");
        }

        return new(app) { Gpu = gpu, Team = gpu is null ? Team(section) : null };
    }

    private static string Image(SettingsSection section, WebAppOptions defaults) => section.Text("image", "an image with a tag") ?? defaults.Image;

    private static string? Host(SettingsSection section) => section.Text("host", "a host name");

    private static string? Team(SettingsSection section) => section.Text("team", "the name of a team");

    private static AppResources Resources(SettingsSection section, WebAppOptions defaults) => section.Map(
        "resources",
        "processor and memory",
        resources => new AppResources(
            resources.Integer("cpuMillis", 1, AppResources.MostCpuMillis) ?? defaults.Resources.CpuMillis,
            resources.Integer("memoryMiB", 1, AppResources.MostMemoryMiB) ?? defaults.Resources.MemoryMiB,
            resources.Integer("memoryLimitMiB", 1, AppResources.MostMemoryMiB) ?? defaults.Resources.MemoryLimitMiB))
        ?? defaults.Resources;

    private static AppClaim Claim(SettingsSection section, string key, AppClaim defaults) =>
        section.Map(key, "size and use", claim => ReadClaim(claim, defaults)) ?? defaults;

    private static AppClaim ReadClaim(SettingsSection section, AppClaim defaults) =>
        new(section.Integer("sizeGiB", 1, AppClaim.MostGiB) ?? defaults.SizeGiB, section.Choice<StorageUse>("use"));

    private static JellyfinMedia ReadMedia(SettingsSection section)
    {
        var existing = section.Text("existingClaim", "the name of a claim");
        if (existing is not null)
        {
            section.Refuse("sizeGiB", "the claim says its size itself", "remove it, or remove existingClaim");
            section.Refuse("use", "the claim says its class itself", "remove it, or remove existingClaim");
        }

        var defaults = JellyfinDefaults.Media;
        return new JellyfinMedia
        {
            Claim = existing is null ? ReadClaim(section, defaults.Claim) : defaults.Claim,
            ExistingClaim = existing,
            ReadOnly = section.Flag("readOnly") ?? defaults.ReadOnly,
        };
    }

    private static GpuRequest ReadGpu(SettingsSection section, int pods, bool video) => new(
        section.RequiredText("team", "the name of a team") ?? "",
        section.RequiredChoice<GpuPriorityClass>("class") ?? GpuPriorityClass.Low)
    {
        Units = section.Integer("units", 1, GpuPlan.HighestMaxUnitsPerPod) ?? 1,
        Resource = section.Text("resource", "the name of a GPU resource"),
        Card = section.Map("card", "what the card must have", ReadCard) ?? GpuCard.Any,
        Pods = pods,
        Video = video,
    };

    private static GpuCard ReadCard(SettingsSection section) =>
        new(section.Integer("minMemoryMiB", 1, AppResources.MostMemoryMiB), section.TextList("products", "a name as the node's label has it") ?? []);
}
