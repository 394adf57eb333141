using System.Collections.Immutable;
using Homelab.Components.Apps;
using Homelab.Components.Gpu;
using Homelab.Components.Storage;
using Homelab.Stacks.Settings;
using Pulumi;

namespace Homelab.Stacks;

/// <summary>The apps of a stack.</summary>
/// <param name="Apps">The apps by name.</param>
internal sealed record AppsStack(ImmutableSortedDictionary<string, WebApp> Apps)
{
    /// <summary>Addresses by which people reach apps, by the app's name.</summary>
    public Output<ImmutableDictionary<string, string>> Urls => Output
        .All(Apps.Where(app => app.Value.Url is not null).Select(app => app.Value.Url!.Apply(url => KeyValuePair.Create(app.Key, url))))
        .Apply(urls => urls.ToImmutableDictionary());

    /// <summary>Composes them.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="storage">Where volumes come from.</param>
    /// <param name="gpu">Who may use the GPUs; null when nobody shares them out.</param>
    public static AppsStack Create(HomelabSettings settings, StorageComponent storage, GpuGovernance? gpu)
    {
        var apps = ImmutableSortedDictionary.CreateBuilder<string, WebApp>(StringComparer.Ordinal);
        if (settings.Apps.Jellyfin is { } jellyfin)
        {
            apps[AppNames.Jellyfin] = new Jellyfin(AppNames.Jellyfin, new JellyfinArgs
            {
                Storage = storage,
                App = jellyfin.App,
                Gpu = Allocate(jellyfin),
                Team = TeamOf(jellyfin.Team),
                Ingress = settings.Apps.Ingress,
                Keep = settings.Apps.Keep,
            });
        }

        var ollama = settings.Apps.Ollama is not { } models ? null : new Ollama(AppNames.Ollama, new OllamaArgs
        {
            Storage = storage,
            App = models.App,
            Gpu = Allocate(models),
            Team = TeamOf(models.Team),
            Keep = settings.Apps.Keep,
        });
        if (ollama is not null)
        {
            apps[AppNames.Ollama] = ollama;
        }

        if (settings.Apps.OpenWebUi is { } chat)
        {
            apps[AppNames.OpenWebUi] = new OpenWebUi(AppNames.OpenWebUi, new OpenWebUiArgs
            {
                Storage = storage,
                App = chat.App,
                Ollama = ollama,
                Team = TeamOf(chat.Team),
                Ingress = settings.Apps.Ingress,
                Keep = settings.Apps.Keep,
            });
        }

        return new AppsStack(apps.ToImmutable());

        // The settings were held against the plan, so there is a governance where one is asked for.
        GpuWorkload? Allocate<T>(AppSettings<T> app)
            where T : WebAppOptions =>
            app.Gpu is { } request ? gpu!.Allocate(request, app.GpuSetting) : null;

        GpuTeamNamespace? TeamOf(string? team) => team is null ? null : gpu!.Teams[team];
    }
}
