using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Homelab.Cluster;

namespace Homelab.Components.Gpu;

/// <summary>The files that the culler consists of: its script, and the settings that the script reads.</summary>
internal static class GpuCullerFiles
{
    /// <summary>Name of the script.</summary>
    public const string Script = "culler.py";

    /// <summary>Name of the settings.</summary>
    public const string Config = "config.json";

    // Prometheus is asked for a value a minute. An exporter that was away for longer has not seen what the card did.
    private const int StepSeconds = 60;
    private const int MaxGapSeconds = 300;
    private const int TimeoutSeconds = 20;

    /// <summary>The files by name.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">The options.</param>
    public static ImmutableSortedDictionary<string, string> For(GpuPlan plan, GpuCullerOptions options) =>
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(Script, ReadScript()).Add(Config, WriteConfig(plan, options));

    /// <summary>A name that other content gets another one of.</summary>
    /// <param name="files">The files.</param>
    public static string NameOf(ImmutableSortedDictionary<string, string> files)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(file => $"{file.Key}\0{file.Value}\0"))));
        return $"{GpuCulling.Name}-{Convert.ToHexStringLower(hash)[..10]}";
    }

    private static string WriteConfig(GpuPlan plan, GpuCullerOptions options) => new JsonObject
    {
        ["namespaces"] = Texts(plan.Teams.Select(team => team.Namespace)),
        ["classes"] = Texts(GpuCulling.Classes.Select(item => item.Name)),
        ["resource_prefixes"] = Texts(GpuVendor.All.Select(vendor => $"{vendor.ResourceDomain}/")),
        ["metrics"] = new JsonArray([.. GpuActivity.For(plan).Select(item => new JsonObject { ["name"] = item.Name, ["busy_from"] = item.BusyFrom })]),
        ["idle_seconds"] = options.IdleMinutes * 60,
        ["step_seconds"] = StepSeconds,
        ["max_gap_seconds"] = MaxGapSeconds,
        ["timeout_seconds"] = TimeoutSeconds,
        ["prometheus"] = options.Prometheus.Url,
        ["dry_run"] = options.DryRun,
    }.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n";

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(GpuCullerFiles).Assembly.GetManifestResourceStream($"gpu-culler/{Script}")!);
        return reader.ReadToEnd();
    }
}
