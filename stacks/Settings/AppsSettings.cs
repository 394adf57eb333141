using Homelab.Cluster;
using Homelab.Components.Apps;
using Homelab.Components.Gpu;
using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>The setting <c>homelab:apps</c>; its members are explained in Pulumi.yaml and the components' arguments.</summary>
public sealed record AppsSettings
{
    /// <summary>How people reach apps; null when they do not.</summary>
    public WebAppIngress? Ingress { get; init; }

    /// <summary>Protects volumes and namespaces.</summary>
    public required bool Keep { get; init; }

    /// <summary>Jellyfin; null for none.</summary>
    public AppSettings<JellyfinOptions>? Jellyfin { get; init; }

    /// <summary>Ollama; null for none.</summary>
    public AppSettings<OllamaOptions>? Ollama { get; init; }

    /// <summary>Open-WebUI; null for none.</summary>
    public AppSettings<OpenWebUiOptions>? OpenWebUi { get; init; }

    /// <summary>Everything that is wrong with them on a storage backend.</summary>
    /// <param name="offer">What the backend offers.</param>
    public IEnumerable<Fault> Check(StorageOffer offer) =>
    [
        .. Ingress?.Check() ?? [],
        .. Jellyfin is null ? [] : WebAppRules.Check(AppNames.Jellyfin, Jellyfin.App, Ingress, offer),
        .. Ollama is null ? [] : WebAppRules.Check(AppNames.Ollama, Ollama.App, ingress: null, offer),
        .. OpenWebUi is null ? [] : WebAppRules.Check(AppNames.OpenWebUi, OpenWebUi.App, Ingress, offer),
        .. CheckHosts(),
    ];

    /// <summary>Everything that is wrong with what they ask of the teams that share the GPUs.</summary>
    /// <param name="plan">How the GPUs are shared out; null when nobody does.</param>
    public IEnumerable<Fault> CheckTeams(GpuPlan? plan) => [.. CheckNames(plan), .. CheckNamespaces(plan), .. CheckGpus(plan)];

    // The controller would send everybody to one of the two.
    private IEnumerable<Fault> CheckHosts()
    {
        if (Ingress is not null && Jellyfin is not null && OpenWebUi is not null
            && Ingress.HostOf(AppNames.OpenWebUi, OpenWebUi.App) is var host && host == Ingress.HostOf(AppNames.Jellyfin, Jellyfin.App))
        {
            yield return new Fault($"{OpenWebUi.App.Setting}.host", host, $"it is the host of {Jellyfin.App.Setting} too", "give one of the two another host");
        }
    }

    private IEnumerable<Fault> CheckNames(GpuPlan? plan)
    {
        foreach (var (setting, team) in new[] { (Jellyfin?.App.Setting, Jellyfin?.Team), (Ollama?.App.Setting, Ollama?.Team), (OpenWebUi?.App.Setting, OpenWebUi?.Team) })
        {
            var names = plan?.Teams.Select(item => item.Name).ToArray() ?? [];
            if (team is not null && !names.Contains(team))
            {
                yield return new Fault(
                    $"{setting}.team",
                    team,
                    plan is null ? $"without {GpuGovernanceRules.Setting} there are no teams" : "no such team shares the GPUs",
                    plan is null ? "remove it: the app gets a namespace of its own"
                    : NearestName.Of(team, names) is { } nearest ? $"did you mean {nearest}?" : $"write one of {string.Join(", ", names)}");
            }
        }
    }

    // Two owners of one namespace would undo each other's labels.
    private IEnumerable<Fault> CheckNamespaces(GpuPlan? plan)
    {
        (string Name, string? Setting, string? Team)[] own =
        [
            (AppNames.Jellyfin, Jellyfin?.App.Setting, Jellyfin?.Gpu?.Team ?? Jellyfin?.Team),
            (AppNames.Ollama, Ollama?.App.Setting, Ollama?.Gpu?.Team ?? Ollama?.Team),
            (AppNames.OpenWebUi, OpenWebUi?.App.Setting, OpenWebUi?.Team),
        ];
        foreach (var (name, setting, _) in own.Where(app => app.Setting is not null && app.Team is null))
        {
            if (plan?.Teams.FirstOrDefault(team => team.Namespace == name) is { } owner)
            {
                yield return new Fault($"{setting}.team", null, $"the app's own namespace {name} is that of team {owner.Name}", $"write {owner.Name}, or give the team another namespace");
            }
        }
    }

    // All at once: two requests that fit alone may not fit together.
    private IEnumerable<Fault> CheckGpus(GpuPlan? plan)
    {
        (string? Setting, GpuRequest? Request)[] all = [(Jellyfin?.GpuSetting, Jellyfin?.Gpu), (Ollama?.GpuSetting, Ollama?.Gpu)];
        var requests = all
            .Where(item => item.Request is not null)
            .Select(item => (Setting: item.Setting!, Request: item.Request!))
            .ToArray();
        return plan is not null
            ? GpuRequestRules.Check(plan, requests)
            : requests.Select(item => new Fault(
                SettingPath.Member(item.Setting, "team"), item.Request.Team, $"without {GpuGovernanceRules.Setting} nobody shares GPUs out", "describe it, or remove the GPU: the processor does its work then"));
    }

    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    internal static AppsSettings Read(SettingsSection section) => new()
    {
        Ingress = section.Map("ingress", "the domain and the ingress controller", ReadIngress),
        Keep = section.Flag("keep") ?? true,
        Jellyfin = section.Map("jellyfin", "the settings of Jellyfin, or {}", AppSettingsReader.Jellyfin),
        Ollama = section.Map("ollama", "the settings of Ollama, or {}", AppSettingsReader.Ollama),
        OpenWebUi = section.Map("openWebUi", "the settings of Open-WebUI, or {}", AppSettingsReader.OpenWebUi),
    };

    private static WebAppIngress ReadIngress(SettingsSection section)
    {
        var ingress = new WebAppIngress(section.RequiredText("domain", "the domain in which apps get their hosts") ?? "invalid");
        var labels = section.TextMap("controllerLabels", "labels");
        return ingress with
        {
            ClassName = section.Text("className", "an ingress class") ?? ingress.ClassName,
            ControllerNamespace = section.Text("controllerNamespace", "a namespace") ?? ingress.ControllerNamespace,
            ControllerLabels = labels.IsEmpty ? ingress.ControllerLabels : labels,
            ClusterIssuer = section.Text("clusterIssuer", "the name of a ClusterIssuer"),
            TlsSecret = section.Text("tlsSecret", "the name of a Secret"),
        };
    }
}
