namespace Homelab.Cluster;

/// <summary>A resource that stands for cards or parts of them, as a node offers it and a container asks for it.</summary>
/// <param name="Vendor">Whose cards.</param>
/// <param name="Name">Name of the resource, for example <c>nvidia.com/gpu.shared</c>.</param>
/// <param name="TaintKey">Key of the taint on the nodes that offer it.</param>
/// <param name="Shared">True when a unit is a turn on a card, so that two units are no more card than one.</param>
public sealed record GpuResource(GpuVendor Vendor, string Name, string TaintKey, bool Shared)
{
    private const string QuotaPrefix = "requests.";

    /// <summary>The only key under which a ResourceQuota counts it; without <c>requests.</c>, or with <c>limits.</c>, it counts nothing.</summary>
    /// <remarks>kubernetes/kubernetes, pkg/quota/v1/evaluator/core/pods.go, isExtendedResourceNameForQuota.</remarks>
    public string QuotaKey => QuotaPrefix + Name;

    /// <summary>Its name in the metrics of kube-state-metrics, which keeps letters and digits only.</summary>
    public string MetricName => string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    /// <summary>Reads the resource's name out of a key of a ResourceQuota.</summary>
    /// <param name="key">The key, for example <c>requests.nvidia.com/gpu</c>.</param>
    /// <returns>The name, or null when a ResourceQuota would count nothing under this key.</returns>
    public static string? NameInQuotaKey(string key) =>
        key.StartsWith(QuotaPrefix, StringComparison.Ordinal) ? key[QuotaPrefix.Length..] : null;

    /// <summary>The resource's name.</summary>
    public override string ToString() => Name;
}
