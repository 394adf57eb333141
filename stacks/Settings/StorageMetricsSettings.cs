using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>Reads the member <c>metrics</c> of whatever storage component has one.</summary>
internal static class StorageMetricsSettings
{
    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static StorageMetrics Read(SettingsSection section)
    {
        var defaults = new StorageMetrics();
        return new StorageMetrics
        {
            Labels = section.TextMap("labels", "labels"),
            PrometheusNamespace = section.Text("prometheusNamespace", "a namespace") ?? defaults.PrometheusNamespace,
        };
    }
}
