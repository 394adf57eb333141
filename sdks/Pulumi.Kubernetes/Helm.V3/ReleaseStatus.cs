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

    internal static readonly Converter<ReleaseStatus> Converter = Converters.Object(static values => new ReleaseStatus(values));

    private ReleaseStatus(PropertyReader values)
    {
        AppVersion = values.Get("appVersion", Converters.String);
        Chart = values.Get("chart", Converters.String);
        Name = values.Get("name", Converters.String);
        Namespace = values.Get("namespace", Converters.String);
        Revision = values.Get("revision", Converters.Int);
        Status = values.Get("status", Converters.String);
        Version = values.Get("version", Converters.String);
    }
}
