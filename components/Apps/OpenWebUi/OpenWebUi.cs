using Pulumi;

namespace Homelab.Components.Apps;

/// <summary>Open-WebUI, the page in which people talk to language models.</summary>
/// <example>
/// <code>
/// var chat = new OpenWebUi("open-webui", new OpenWebUiArgs { Storage = storage, Ollama = ollama, Ingress = new WebAppIngress("home.example") });
/// </code>
/// </example>
public sealed class OpenWebUi : WebApp
{
    /// <summary>Declares it.</summary>
    /// <param name="name">Name of the component, and of its objects in Kubernetes.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the storage; nothing was registered for them.</exception>
    public OpenWebUi(string name, OpenWebUiArgs args, ComponentResourceOptions? options = null)
        : base("homelab:apps:OpenWebUi", name, args, options)
    {
    }
}
