using Pulumi;

namespace Homelab.Components.Apps;

/// <summary>Ollama, which runs language models. It asks nobody who they are: only apps that use it reach it.</summary>
/// <example>
/// <code>
/// var ollama = new Ollama("ollama", new OllamaArgs { Storage = storage, Gpu = governance.Allocate(request, "homelab:apps.ollama.gpu") });
/// </code>
/// </example>
public sealed class Ollama : WebApp
{
    /// <summary>Declares it.</summary>
    /// <param name="name">Name of the component, and of its objects in Kubernetes.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the storage; nothing was registered for them.</exception>
    public Ollama(string name, OllamaArgs args, ComponentResourceOptions? options = null)
        : base("homelab:apps:Ollama", name, args, options)
    {
    }
}
