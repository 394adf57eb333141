using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Chart = Homelab.Cluster.Charts.Chart;

namespace Homelab.Components.Gpu;

/// <summary>A Helm release of the GPU components, decided without Pulumi.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Values">The chart's values, the user's own already laid over them.</param>
/// <param name="ValuesSetting">The setting that holds the user's own, for messages.</param>
internal sealed record GpuRelease(Chart Chart, ChartValues Values, string ValuesSetting)
{
    /// <summary>Every node whose version the chart does not admit, and every value that it does not know.</summary>
    /// <param name="nodes">All nodes of the cluster.</param>
    public IEnumerable<Fault> Check(IReadOnlyList<Node> nodes) => Chart.Check(nodes).Concat(Chart.Keys.Check(Values, Chart, ValuesSetting));

    /// <summary>Declares the release.</summary>
    /// <param name="name">Name of the child.</param>
    /// <param name="namespaceName">Namespace of the release.</param>
    /// <param name="options">Options of the child.</param>
    public Release Create(string name, Input<string> namespaceName, CustomResourceOptions options)
    {
        var args = new ReleaseArgs
        {
            Name = Chart.Name,
            Namespace = namespaceName,
            Chart = Chart.Reference,
            Version = Chart.Version,
            Values = Values.ToDictionary(),
        };
        if (!Chart.IsInRegistry)
        {
            args.RepositoryOpts = new RepositoryOptsArgs { Repo = Chart.Repository };
        }

        return new Release(name, args, options);
    }
}
