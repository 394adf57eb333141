using Pulumi;

namespace Homelab.Components.Apps;

/// <summary>Jellyfin, the media server; with a GPU it transcodes in hardware.</summary>
/// <example>
/// <code>
/// var gpu = governance.Allocate(new GpuRequest("media", GpuPriorityClass.Critical) { Video = true }, "homelab:apps.jellyfin.gpu");
/// var jellyfin = new Jellyfin("jellyfin", new JellyfinArgs { Storage = storage, Gpu = gpu, Ingress = new WebAppIngress("home.example") });
/// </code>
/// </example>
public sealed class Jellyfin : WebApp
{
    /// <summary>Declares it.</summary>
    /// <param name="name">Name of the component, and of its objects in Kubernetes.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the storage; nothing was registered for them.</exception>
    public Jellyfin(string name, JellyfinArgs args, ComponentResourceOptions? options = null)
        : base("homelab:apps:Jellyfin", name, args, options)
    {
    }
}
