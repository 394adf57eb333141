using Homelab.Components.Storage;

namespace Homelab.Components.Apps;

/// <summary>What can be said of Open-WebUI.</summary>
public sealed record OpenWebUiOptions : WebAppOptions
{
    private const string DataFolder = "/app/backend/data";

    /// <summary>Open-WebUI as the household would have it by default.</summary>
    public OpenWebUiOptions()
        : base("ghcr.io/open-webui/open-webui:v0.11.4", new AppResources(CpuMillis: 200, MemoryMiB: 1024, MemoryLimitMiB: 2048))
    {
    }

    /// <inheritdoc/>
    public override string Setting => "homelab:apps.openWebUi";

    /// <summary>Users, chats and documents; cannot be had again.</summary>
    /// <value>Default 10 GiB, replicated where the backend serves it.</value>
    public AppClaim Data { get; init; } = new(SizeGiB: 10);

    // Port, paths and variables: open-webui/open-webui, backend/start.sh and backend/open_webui/env.py. The image is built
    // for root and writes beside its code, so what it must write is led elsewhere, and its root stays writable. The key that
    // signs sessions is made at the first start and kept with the data: nobody else ever needs to know it.
    internal override WebAppSpec ToSpec(string? host) => new("open-webui", Port: 8080)
    {
        LivePath = "/health",
        ReadyPath = "/health/db",
        StartupSeconds = 600,
        Internet = true,
        ReadOnlyRootFilesystem = false,
        Environment =
        [
            ("WEBUI_SECRET_KEY_FILE", $"{DataFolder}/.webui_secret_key"),
            ("STATIC_DIR", "/tmp/static"),
            ("HOME", DataFolder),
            ("ANONYMIZED_TELEMETRY", "false"),
            ("DO_NOT_TRACK", "true"),
            ("SCARF_NO_ANALYTICS", "true"),
            .. host is null
                ? Array.Empty<(string, string)>()
                : [("WEBUI_URL", $"https://{host}"), ("CORS_ALLOW_ORIGIN", $"https://{host}"), ("WEBUI_SESSION_COOKIE_SECURE", "true")],
        ],
        Volumes = [new ClaimVolume("data", DataFolder, Data, StorageUse.Replicated), new ScratchVolume("tmp", "/tmp", SizeMiB: 2048)],
    };
}
