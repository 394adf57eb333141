using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster;

/// <summary>Reads amounts of GPUs out of what the API printed.</summary>
internal static class GpuQuantity
{
    private static readonly ImmutableArray<string> Domains = [.. GpuVendor.All.Select(vendor => vendor.ResourceDomain + "/")];

    /// <summary>True for a resource that stands for cards of any vendor.</summary>
    /// <param name="resource">Name of the resource.</param>
    public static bool IsGpu(string resource) => Domains.Any(domain => resource.StartsWith(domain, StringComparison.Ordinal));

    /// <summary>The GPUs in a map of amounts, by resource; what is no whole number is left out, for devices are never anything else.</summary>
    /// <param name="json">The object that holds the map.</param>
    /// <param name="path">Where the map is.</param>
    public static IEnumerable<(string Resource, int Units)> In(JsonElement json, params ReadOnlySpan<string> path) =>
        [.. json.TextMap(path).Where(entry => IsGpu(entry.Key)).Select(entry => (entry.Key, Read(entry.Value))).Where(entry => entry.Item2 > 0)];

    /// <summary>A whole number; 0 for anything else.</summary>
    /// <param name="text">The amount, for example <c>2</c>.</param>
    public static int Read(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) ? units : 0;
}
