namespace Homelab.Cluster.Dumps;

/// <summary>An event, of either of the two API groups that have them.</summary>
/// <param name="read">The object.</param>
public sealed class EventObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary><c>Warning</c> or <c>Normal</c>.</summary>
    public string Type => Json.Text("type") ?? "";

    /// <summary>Short reason, for example <c>FailedMount</c>.</summary>
    public string Reason => Json.Text("reason") ?? "";

    /// <summary>The text.</summary>
    public string Message => Json.Text("message") ?? Json.Text("note") ?? "";

    /// <summary>The node whose kubelet reported it; null when it came from elsewhere.</summary>
    public string? Node => Component == "kubelet" ? Json.Text("source", "host") ?? Json.Text("reportingInstance") ?? Json.Text("deprecatedSource", "host") : null;

    /// <summary>What it is about: kind, and namespace and name with a slash between them.</summary>
    public string About
    {
        get
        {
            var about = Json.At("involvedObject") ?? Json.At("regarding") ?? default;
            var space = about.Text("namespace") is { Length: > 0 } name ? name + "/" : "";
            return $"{about.Text("kind")} {space}{about.Text("name")}";
        }
    }

    /// <summary>How often it happened.</summary>
    public long Count => Json.Number("count") ?? Json.Number("series", "count") ?? Json.Number("deprecatedCount") ?? 1;

    /// <summary>When it happened last; null when it is not said.</summary>
    public DateTimeOffset? LastSeen =>
        Json.Time("series", "lastObservedTime") ?? Json.Time("lastTimestamp") ?? Json.Time("deprecatedLastTimestamp") ?? Json.Time("eventTime")
        ?? Json.Time("firstTimestamp");

    private string? Component =>
        Json.Text("source", "component") is { Length: > 0 } component ? component
        : Json.Text("reportingComponent") is { Length: > 0 } reporting ? reporting
        : Json.Text("reportingController");
}
