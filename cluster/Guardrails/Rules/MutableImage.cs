using System.Text.RegularExpressions;

namespace Homelab.Cluster.Guardrails.Rules;

/// <summary>What runs tomorrow is what was tried today.</summary>
internal static partial class MutableImage
{
    private const string Reason = "without a version it can be another image after the next restart";
    private const string Fix = "write the image's version, with at least two numbers, or its digest";

    public static ResourceGuardrail Rule { get; } = new("mutable-image", Check)
    {
        Asks = "every image has a tag with at least major and minor version, or a digest, and every chart a version",
        Why = "a tag such as latest moves: two nodes run different code, a restart is an upgrade, and there is no way back",
        Source = "Kubernetes, Images (avoid :latest in production); Helm, install --version",
    };

    private static IEnumerable<Fault> Check(GuardedResource resource) =>
        resource.IsHelm ? CheckChart(resource).Concat(CheckValues(resource.Values))
        : resource.Containers.Select(container => container["image"]).Where(image => image.Text is { } text && !IsPinned(text)).Select(image => image.ToFault(Reason, Fix));

    private static IEnumerable<Fault> CheckChart(GuardedResource resource)
    {
        var version = resource.Root["version"];
        // An archive or a folder is one version by itself.
        var isNamed = resource.Root["chart"].Text is { } chart && !chart.EndsWith(".tgz", StringComparison.Ordinal) && !chart.StartsWith('.') && !chart.StartsWith('/');
        if (isNamed && (version.IsMissing || version.Text is { } text && !Version().IsMatch(text)))
        {
            yield return version.ToFault("Helm would install whatever is newest on the day", "write the chart's exact version");
        }
    }

    // An empty tag is the chart's own, which the chart's version fixes.
    private static IEnumerable<Fault> CheckValues(Property values) =>
        from item in values.Walk()
        where item.Value.Text is { Length: > 0 } text && (item.Key switch
        {
            "tag" => !IsPinnedTag(text),
            "image" => (text.Contains('/', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal)) && !IsPinned(text),
            _ => false,
        })
        select item.Value.ToFault(Reason, Fix);

    private static bool IsPinned(string image)
    {
        var name = image.LastIndexOf('/') + 1;
        var tag = image.IndexOf(':', name);
        return image.Contains("@sha256:", StringComparison.Ordinal) || (tag >= 0 && IsPinnedTag(image[(tag + 1)..]));
    }

    private static bool IsPinnedTag(string tag) => tag.Contains("@sha256:", StringComparison.Ordinal) || Version().IsMatch(tag) || Build().IsMatch(tag);

    // 1.2, v1.2.3-alpine, 2024-05-01, and so on.
    [GeneratedRegex(@"\d+[._-]\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    // A date or a commit in one piece.
    [GeneratedRegex(@"(^|[^0-9a-z])(\d{8}|[0-9a-f]{7,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex Build();
}
