using Homelab.Cluster.Alerts;
using Homelab.Components.CustomResources.Monitoring;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Homelab.Components.Gpu;

/// <summary>The alerts of <see cref="GpuAlerts"/> as an object of the Prometheus Operator.</summary>
public sealed class GpuAlertRules : ComponentResource
{
    internal GpuAlertRules(string name, GpuDevicePluginArgs args, Output<string> namespaceName, ComponentResourceOptions options)
        : base("homelab:gpu:GpuAlertRules", name, options)
    {
        Rules = new CustomResource(
            $"{name}-prometheusrule",
            new PrometheusRuleArgs
            {
                Metadata = new ObjectMetaArgs { Name = "gpu", Namespace = namespaceName, Labels = args.MonitorLabels.ToDictionary() },
                Spec = PrometheusRules.ToSpec(GpuAlerts.For(args.Plan, args.Metrics)),
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The rules.</summary>
    public CustomResource Rules { get; }
}
