using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Components.CustomResources.Monitoring;

/// <summary>What Prometheus asks for metrics: <c>monitoring.coreos.com/v1</c> ServiceMonitor.</summary>
/// <remarks>Source: github.com/prometheus-operator/prometheus-operator, pkg/apis/monitoring/v1.</remarks>
public sealed class ServiceMonitorArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a ServiceMonitor.</summary>
    public ServiceMonitorArgs()
        : base("monitoring.coreos.com/v1", "ServiceMonitor")
    {
    }

    /// <summary>Which services, and how they are asked.</summary>
    [Input("spec", required: true)]
    public Input<ServiceMonitorSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Spec of a ServiceMonitor.</summary>
public sealed class ServiceMonitorSpecArgs : ResourceArgs
{
    [Input("endpoints", required: true)]
    private InputList<ServiceMonitorEndpointArgs>? _endpoints;

    /// <summary>The services, of its own namespace.</summary>
    [Input("selector", required: true)]
    public Input<LabelSelectorArgs> Selector { get; set; } = null!;

    /// <summary>Where each of them is asked.</summary>
    public InputList<ServiceMonitorEndpointArgs> Endpoints
    {
        get => _endpoints ??= [];
        set => _endpoints = value;
    }
}

/// <summary>Where a service is asked.</summary>
public sealed class ServiceMonitorEndpointArgs : ResourceArgs
{
    /// <summary>Name of the service's port.</summary>
    [Input("port", required: true)]
    public Input<string> Port { get; set; } = null!;

    /// <summary>Path of the page.</summary>
    [Input("path")]
    public Input<string>? Path { get; set; }

    /// <summary>How often, in Prometheus' form, for example <c>60s</c>.</summary>
    [Input("interval")]
    public Input<string>? Interval { get; set; }
}
