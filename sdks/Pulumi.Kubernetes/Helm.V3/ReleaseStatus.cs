using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Types.Outputs.Helm.V3;

/// <summary>What Helm says of a release.</summary>
[OutputType]
public sealed class ReleaseStatus
{
    /// <summary>Version of the application in the chart.</summary>
    public readonly string AppVersion;

    /// <summary>Name of the chart.</summary>
    public readonly string Chart;

    /// <summary>Name of the release.</summary>
    public readonly string Name;

    /// <summary>Namespace of the release.</summary>
    public readonly string Namespace;

    /// <summary>Number of the revision; the first installation is 1.</summary>
    public readonly int Revision;

    /// <summary>State of the release, such as <c>deployed</c> or <c>failed</c>.</summary>
    public readonly string Status;

    /// <summary>Version of the chart.</summary>
    public readonly string Version;

    internal static readonly Converter<ReleaseStatus> Converter = Converters.Object(Read);

    [OutputConstructor]
    private ReleaseStatus(
        string appVersion,
        string chart,
        string name,
        string @namespace,
        int revision,
        string status,
        string version)
    {
        AppVersion = appVersion;
        Chart = chart;
        Name = name;
        Namespace = @namespace;
        Revision = revision;
        Status = status;
        Version = version;
    }

    private static ReleaseStatus Read(PropertyReader values) => new(
        values.Get("appVersion", Converters.String),
        values.Get("chart", Converters.String),
        values.Get("name", Converters.String),
        values.Get("namespace", Converters.String),
        values.Get("revision", Converters.Int),
        values.Get("status", Converters.String),
        values.Get("version", Converters.String));
}
