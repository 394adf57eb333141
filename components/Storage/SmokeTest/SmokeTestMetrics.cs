using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.Alerts;
using Homelab.Cluster.SmokeTests;
using Homelab.Components.CustomResources.Monitoring;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Homelab.Components.Storage;

/// <summary>
/// Serves the metrics of the last run: a busybox that hands out the key of the results' ConfigMap as a file. A run lasts
/// minutes and is over when Prometheus asks, so the run itself cannot be asked.
/// </summary>
internal static class SmokeTestMetrics
{
    /// <summary>Where it listens.</summary>
    public const int Port = 9101;

    // The ending gives it the content type that Prometheus 3 insists on.
    private const string Path = "/" + StorageSmokeTestNames.MetricsKey;
    private const string Component = "metrics";
    private const string Name = "storage-smoke-test-metrics";

    /// <summary>Makes it.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="child">Options of the children.</param>
    public static void Create(string name, StorageSmokeTestArgs args, CustomResourceOptions child)
    {
        CreateDeployment(name, args, child);
        _ = new Service(
            $"{name}-service",
            new ServiceArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = Name,
                    Namespace = StorageSmokeTestNames.Namespace,
                    Labels = StorageSmokeTest.Labels(Component),
                    Annotations =
                    {
                        ["prometheus.io/scrape"] = "true",
                        ["prometheus.io/path"] = Path,
                        ["prometheus.io/port"] = Port.ToString(CultureInfo.InvariantCulture),
                    },
                },
                Spec = new ServiceSpecArgs
                {
                    Selector = StorageSmokeTest.Labels(Component),
                    Ports = { new ServicePortArgs { Name = "metrics", Port = Port, TargetPort = Port } },
                },
            },
            child);
        if (args.Metrics is { } metrics)
        {
            Watch(name, metrics, args.Schedule is { } schedule ? CronSchedule.LongestGap(schedule) : null, child);
        }
    }

    private static void CreateDeployment(string name, StorageSmokeTestArgs args, CustomResourceOptions child) => _ = new Deployment(
        $"{name}-deployment",
        new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = Name, Namespace = StorageSmokeTestNames.Namespace },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 1,
                Selector = new LabelSelectorArgs { MatchLabels = StorageSmokeTest.Labels(Component) },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = StorageSmokeTest.Labels(Component) },
                    Spec = new PodSpecArgs
                    {
                        AutomountServiceAccountToken = false,
                        EnableServiceLinks = false,
                        SecurityContext = RestrictedPod.Security(),
                        Containers =
                        {
                            new ContainerArgs
                            {
                                Name = "httpd",
                                Image = args.Image,
                                Command = { "httpd", "-f", "-p", Port.ToString(CultureInfo.InvariantCulture), "-h", "/results" },
                                Ports = { new ContainerPortArgs { Name = "metrics", ContainerPortValue = Port } },
                                Resources = StorageSmokeTest.Resources("5m", "16Mi", cpuLimit: "100m", memoryLimit: "32Mi"),
                                SecurityContext = RestrictedPod.ContainerSecurity(),
                                VolumeMounts = { new VolumeMountArgs { Name = "results", MountPath = "/results", ReadOnly = true } },
                            },
                        },
                        Volumes =
                        {
                            new VolumeArgs
                            {
                                Name = "results",

                                // Before the first run there is nothing to serve, and Prometheus gets a 404.
                                ConfigMap = new ConfigMapVolumeSourceArgs
                                {
                                    Name = StorageSmokeTestNames.ResultsConfigMap,
                                    Optional = true,
                                    Items = { new KeyToPathArgs { Key = StorageSmokeTestNames.MetricsKey, Path = StorageSmokeTestNames.MetricsKey } },
                                },
                            },
                        },
                    },
                },
            },
        },
        child);

    private static void Watch(string name, StorageMetrics metrics, TimeSpan? interval, CustomResourceOptions child)
    {
        _ = new CustomResource(
            $"{name}-servicemonitor",
            new ServiceMonitorArgs
            {
                Metadata = Labelled(metrics),
                Spec = new ServiceMonitorSpecArgs
                {
                    Selector = new LabelSelectorArgs { MatchLabels = StorageSmokeTest.Labels(Component) },
                    Endpoints = { new ServiceMonitorEndpointArgs { Port = "metrics", Path = Path, Interval = "60s" } },
                },
            },
            child);
        _ = new CustomResource(
            $"{name}-alerts",
            new PrometheusRuleArgs { Metadata = Labelled(metrics), Spec = PrometheusRules.ToSpec(StorageSmokeTestAlerts.For(interval)) },
            child);
    }

    private static ObjectMetaArgs Labelled(StorageMetrics metrics)
    {
        var metadata = new ObjectMetaArgs { Name = Name, Namespace = StorageSmokeTestNames.Namespace };
        foreach (var (key, value) in metrics.Labels)
        {
            metadata.Labels.Add(key, value);
        }

        return metadata;
    }
}
