using Homelab.Cluster;
using Homelab.Components.Apps;

namespace Homelab.Stacks.Settings;

/// <summary>One app of the setting <c>homelab:apps</c>.</summary>
/// <typeparam name="T">What can be said of the app.</typeparam>
/// <param name="App">What was said of it.</param>
public sealed record AppSettings<T>(T App)
    where T : WebAppOptions
{
    /// <summary>What it asks of the GPUs; null for nothing.</summary>
    public GpuRequest? Gpu { get; init; }

    /// <summary>Team in whose namespace it runs; null for the GPU's, or one of its own.</summary>
    public string? Team { get; init; }

    /// <summary>The setting that asks for a GPU, for messages.</summary>
    public string GpuSetting => $"{App.Setting}.gpu";
}
