using System.Globalization;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Rendering;

/// <summary>
/// Makes of a Helm release the <c>helm.cattle.io/v1</c> HelmChart that K3s' own Helm controller installs.
/// </summary>
/// <remarks>
/// Fields and defaults: https://docs.k3s.io/helm. Settings of the release that only steer a run of the Helm client
/// (atomic, cleanupOnFail, maxHistory, skipAwait and the like) have no field and change no object: they are dropped.
/// Those that change what gets installed, or from where, are faults.
/// </remarks>
internal sealed class HelmChart
{
    /// <summary>The type token of a release.</summary>
    public const string ReleaseToken = "kubernetes:helm.sh/v3:Release";

    // As in every example of https://docs.k3s.io/helm.
    private const string Namespace = "kube-system";

    // Helm's own limit: https://helm.sh/docs/chart_template_guide/getting_started
    private const int LongestReleaseName = 53;

    private static readonly KubernetesType Type = new("helm.cattle.io/v1", "HelmChart");

    private static readonly (string Setting, string Fix)[] Unsupported =
    [
        ("disableCRDHooks", "leave it out"),
        ("disableWebhooks", "leave it out"),
        ("keyring", "leave it out"),
        ("postrender", "make the change by the chart's values"),
        ("skipCrds", "switch the definitions off by the chart's own value"),
        ("valueYamlFiles", "give the same values as 'values'"),
        ("verify", "leave it out"),
    ];

    private readonly PropertyMap _inputs;
    private readonly ManifestValues _values;
    private readonly Dictionary<string, PropertyValue> _metadata = new() { ["namespace"] = new StringValue(Namespace) };
    private readonly Dictionary<string, PropertyValue> _spec = [];

    private HelmChart(PropertyMap inputs, ManifestValues values)
    {
        _inputs = inputs;
        _values = values;
    }

    /// <summary>The manifest, or null when there can be none; the faults then tell why.</summary>
    /// <param name="inputs">The release's inputs.</param>
    /// <param name="defaultNamespace">Where the chart goes when the release names no namespace; null for Helm's default.</param>
    /// <param name="values">Takes out what a manifest cannot hold.</param>
    public static Manifest? Render(PropertyMap inputs, string? defaultNamespace, ManifestValues values)
    {
        var chart = new HelmChart(inputs, values);
        chart.RefuseUnsupported();
        chart.AddName();
        chart.AddChart();
        chart.AddTarget(defaultNamespace);
        chart.AddTimeout();
        chart.AddValues();

        return Manifest.Create(
            Type,
            PropertyMap.Create(
                ("apiVersion", new StringValue(Type.ApiVersion)),
                ("kind", new StringValue(Type.Kind)),
                ("metadata", new ObjectValue(PropertyMap.Create(chart._metadata))),
                ("spec", new ObjectValue(PropertyMap.Create(chart._spec)))),
            values);
    }

    private static bool IsSet(PropertyMap map, string name) =>
        map.TryGetValue(name, out var value)
        && value is not (NullValue or BoolValue { Value: false } or StringValue { Value: "" } or ArrayValue { Items.IsEmpty: true });

    private void RefuseUnsupported()
    {
        foreach (var (setting, fix) in Unsupported.Where(u => IsSet(_inputs, u.Setting)))
        {
            _values.Fault($"{setting} has no counterpart in K3s' HelmChart; {fix}");
        }
    }

    // The controller takes the object's name for the release's.
    private void AddName()
    {
        if (!IsSet(_inputs, "name"))
        {
            _values.Fault("name is not set, and the release name that Pulumi invents is known only after an apply; set name");
            return;
        }

        if (_inputs["name"] is StringValue { Value.Length: > LongestReleaseName } name)
        {
            _values.Fault($"name = {name.Value}: Helm allows {LongestReleaseName} characters in a release name; shorten it");
        }

        Copy(_inputs, "name", _metadata, "name", "metadata.name");
    }

    private void AddChart()
    {
        CopyToSpec(_inputs, "chart", "chart");
        CopyToSpec(_inputs, "version", "version");
        if (_inputs.TryGetValue("repositoryOpts", out var value) && value is ObjectValue { Properties: var options })
        {
            CopyToSpec(options, "repo", "repo");
            foreach (var name in options.Keys.Where(name => name != "repo" && IsSet(options, name)))
            {
                _values.Fault($"repositoryOpts.{name} has no place in K3s' HelmChart, which takes access data from a Secret of the cluster; use a repository that needs none, or apply this release with pulumi");
            }
        }

        // The controller's jobs run in the cluster, where a folder or a repository alias of this machine does not exist.
        if (!IsSet(_inputs, "chart"))
        {
            _values.Fault("chart is not set; name the chart to install");
        }
        else if (_spec.GetValueOrDefault("chart") is StringValue { Value: var chart } && !_spec.ContainsKey("repo") && !IsAddress(chart)
            && !_values.Missing.Contains("spec.repo"))
        {
            _values.Fault($"chart = {chart}: without a repository this is a folder or an alias of this machine, which the cluster cannot reach; set repositoryOpts.repo or give an oci:// or https:// address");
        }
    }

    private static bool IsAddress(string chart) =>
        chart.StartsWith("oci://", StringComparison.Ordinal)
        || chart.StartsWith("https://", StringComparison.Ordinal)
        || chart.StartsWith("http://", StringComparison.Ordinal);

    private void AddTarget(string? defaultNamespace)
    {
        if (IsSet(_inputs, "namespace"))
        {
            CopyToSpec(_inputs, "namespace", "targetNamespace");
        }
        else if (defaultNamespace is not null)
        {
            _spec["targetNamespace"] = new StringValue(defaultNamespace);
        }

        // Written even where it is the default: whether something else must make the namespace is the reader's first question.
        _spec["createNamespace"] = new BoolValue(false);
        CopyToSpec(_inputs, "createNamespace", "createNamespace");
    }

    // Seconds in Pulumi, a duration text in the HelmChart.
    private void AddTimeout()
    {
        if (_inputs.TryGetValue("timeout", out var timeout) && _values.Plain(timeout, "spec.timeout") is NumberValue seconds)
        {
            _spec["timeout"] = new StringValue(seconds.Value.ToString("0.###", CultureInfo.InvariantCulture) + "s");
        }
    }

    private void AddValues()
    {
        if (!_inputs.TryGetValue("values", out var value) || _values.Plain(value, "spec.valuesContent") is not ObjectValue plain)
        {
            return;
        }

        // Helm takes a null for "remove the chart's default"; the provider passes it on only when asked to.
        var keepNulls = _inputs.TryGetValue("allowNullValues", out var allow) && allow is BoolValue { Value: true };
        var map = keepNulls ? plain.Properties : WithoutNulls(plain.Properties);
        if (map.Count > 0)
        {
            _spec["valuesContent"] = new StringValue(YamlText.Write(map));
        }
    }

    private static PropertyMap WithoutNulls(PropertyMap map) => PropertyMap.Create(
        map.Where(entry => entry.Value is not NullValue)
            .Select(entry => KeyValuePair.Create(
                entry.Key,
                entry.Value is ObjectValue nested ? new ObjectValue(WithoutNulls(nested.Properties)) : entry.Value)));

    private void CopyToSpec(PropertyMap from, string name, string field) => Copy(from, name, _spec, field, $"spec.{field}");

    private void Copy(PropertyMap from, string name, Dictionary<string, PropertyValue> to, string field, string path)
    {
        if (from.TryGetValue(name, out var value) && value is not NullValue && _values.Plain(value, path) is { } plain)
        {
            to[field] = plain;
        }
    }
}
