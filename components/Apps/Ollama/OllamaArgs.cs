using Homelab.Components.Gpu;

namespace Homelab.Components.Apps;

/// <summary>Settings of <see cref="Ollama"/>; all of them are checked before anything is registered.</summary>
/// <remarks>It has no <see cref="WebAppArgs.Ingress"/> of use: it asks nobody who they are, so it is refused.</remarks>
public sealed class OllamaArgs : WebAppArgs
{
    /// <summary>Image, sizes and replicas.</summary>
    public OllamaOptions App { get; init; } = new();

    /// <summary>The GPU that models run on, one a pod.</summary>
    /// <value>Default none: models run on the processor.</value>
    public GpuWorkload? Gpu { get; init; }

    internal override WebAppOptions Options => App;

    internal override GpuWorkload? Workload => Gpu;
}
