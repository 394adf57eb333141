using Homelab.Components.Gpu;

namespace Homelab.Components.Apps;

/// <summary>Settings of <see cref="Jellyfin"/>; all of them are checked before anything is registered.</summary>
public sealed class JellyfinArgs : WebAppArgs
{
    /// <summary>Image, sizes and host.</summary>
    public JellyfinOptions App { get; init; } = new();

    /// <summary>The GPU that transcodes; ask for <see cref="Homelab.Cluster.GpuRequest.Video"/>.</summary>
    /// <value>Default none: the processor transcodes.</value>
    public GpuWorkload? Gpu { get; init; }

    internal override WebAppOptions Options => App;

    internal override GpuWorkload? Workload => Gpu;
}
