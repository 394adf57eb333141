using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>A chart with the values and options that its release gets, decided without Pulumi.</summary>
internal sealed record ChartPlan
{
    private const string TransformSetting = "TransformRelease";

    private ChartPlan(Chart chart, string valuesSetting, ChartValues decided, ChartValues values, CustomResourceOptions options) =>
        (Chart, ValuesSetting, Decided, Values, Options) = (chart, valuesSetting, decided, values, options);

    /// <summary>The chart.</summary>
    public Chart Chart { get; }

    /// <summary>The setting that holds further values, for messages.</summary>
    public string ValuesSetting { get; }

    /// <summary>The values before the caller's transformation.</summary>
    public ChartValues Decided { get; }

    /// <summary>The values as the release gets them.</summary>
    public ChartValues Values { get; }

    /// <summary>The release's options as the transformation left them, still without parent.</summary>
    public CustomResourceOptions Options { get; }

    /// <summary>Plans a release.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="valuesSetting">The setting that holds further values, for messages.</param>
    /// <param name="decide">Makes the values; called again when they are transformed.</param>
    /// <param name="keep">Whether the release is protected.</param>
    /// <param name="transform">The caller's last word; null for none.</param>
    public static ChartPlan For(
        Chart chart, string valuesSetting, Func<ChartValues> decide, bool keep, Action<ChartValues, CustomResourceOptions>? transform)
    {
        var options = new CustomResourceOptions { Protect = keep, RetainOnDelete = keep };
        var values = decide();
        if (transform is null)
        {
            return new ChartPlan(chart, valuesSetting, values, values, options);
        }

        transform(values, options);
        return new ChartPlan(chart, valuesSetting, decide(), values, options);
    }

    /// <summary>One fault for each value that the chart does not know.</summary>
    public IEnumerable<Fault> CheckKeys()
    {
        var decided = Chart.Keys.Check(Decided, Chart, ValuesSetting).ToArray();
        var transformed = Chart.Keys.Check(Values, Chart, TransformSetting)
            .Where(fault => !decided.Any(known => known.Setting[ValuesSetting.Length..] == fault.Setting[TransformSetting.Length..]));
        return decided.Concat(transformed);
    }

    /// <summary>However the kubelet root in the values came about, it must be that of every node, as text.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="root">What was decided about the kubelet root.</param>
    public IEnumerable<Fault> CheckKubeletRoot(ClusterInventory cluster, KubeletRootDecision root) => root.Faults.IsEmpty
        ? Chart.KubeletRootKeys.SelectMany(key => CheckKubeletRoot(key, cluster, root))
        : [];

    /// <summary>Where a value comes from, for messages: the settings or the caller's transformation.</summary>
    /// <param name="key">Keys from the root, joined by dots.</param>
    public string Origin(string key) =>
        Equals(Decided.Get(key), Values.Get(key)) ? $"{ValuesSetting}.{key}" : $"{TransformSetting}.{key}";

    private ImmutableArray<Fault> CheckKubeletRoot(string key, ClusterInventory cluster, KubeletRootDecision root)
    {
        var value = Values.Get(key);
        if (Equals(value, root.Path))
        {
            return [];
        }

        if (value is not (null or string))
        {
            return
            [
                new Fault(Origin(key), value, "not text, so it cannot be held against the nodes' kubelet roots", "write the directory, or remove it"),
            ];
        }

        // Without a value every driver takes the standard root.
        return KubeletRootDecision.For(cluster.Nodes, (string?)value ?? KubeletRoot.StandardPath, Origin(key)).Faults;
    }
}
