using Homelab.Components.Storage;

namespace Homelab.Components.Apps;

/// <summary>What can be said of Jellyfin.</summary>
public sealed record JellyfinOptions : WebAppOptions
{
    /// <summary>Jellyfin as the household would have it by default.</summary>
    public JellyfinOptions()
        : base("docker.io/jellyfin/jellyfin:10.11.11", new AppResources(CpuMillis: 500, MemoryMiB: 1024, MemoryLimitMiB: 4096))
    {
    }

    /// <inheritdoc/>
    public override string Setting => "homelab:apps.jellyfin";

    /// <summary>Users, watch history and metadata; cannot be had again.</summary>
    /// <value>Default 10 GiB, replicated where the backend serves it.</value>
    public AppClaim Config { get; init; } = new(SizeGiB: 10);

    /// <summary>Room on the node for pictures and for the parts of a film that are being transcoded; when it is full, the pod starts again.</summary>
    /// <value>GiB; 1 to 1024. Default 20.</value>
    public int CacheGiB { get; init; } = 20;

    /// <summary>Films, series and music.</summary>
    public JellyfinMedia Media { get; init; } = new();

    /// <summary>Most of <see cref="CacheGiB"/>, to catch a slip of the keyboard.</summary>
    public const int MostCacheGiB = 1024;

    // Ports, paths and variables: jellyfin/jellyfin-packaging, docker/Dockerfile; jellyfin/jellyfin, startup configuration
    // (JELLYFIN_PublishedServerUrl). Directories of the image are writable for everybody, and nothing else is written.
    internal override WebAppSpec ToSpec(string? host) => new("jellyfin", Port: 8096)
    {
        LivePath = "/health",
        ReadyPath = "/health",
        Internet = true,
        Environment = host is null ? [] : [("JELLYFIN_PublishedServerUrl", $"https://{host}")],
        Volumes =
        [
            new ClaimVolume("config", "/config", Config, StorageUse.Replicated),
            new ScratchVolume("cache", "/cache", CacheGiB * 1024),
            new ScratchVolume("tmp", "/tmp", SizeMiB: 1024),
            Media.ToVolume("media", "/media"),
        ],
    };
}
