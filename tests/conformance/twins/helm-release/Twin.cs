using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Conformance.Twins.HelmRelease;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var space = new Namespace("monitoring", new() { Metadata = new ObjectMetaArgs { Name = "monitoring" } });
        var release = new Release(
            "grafana",
            new()
            {
                Chart = "grafana",
                Version = "8.5.1",
                Namespace = space.Metadata.Apply(metadata => metadata.Name),
                RepositoryOpts = new RepositoryOptsArgs { Repo = "https://grafana.github.io/helm-charts" },
                Atomic = true,
                Timeout = 600,
                ValueYamlFiles = { new StringAsset("replicas: 2\n") },
                Values = new InputMap<object>
                {
                    ["replicas"] = 2,
                    ["ingress"] = new Dictionary<string, object?> { ["enabled"] = true, ["hosts"] = new[] { "grafana.example.com" } },
                    ["resources"] = new Dictionary<string, object?>
                    {
                        ["limits"] = new Dictionary<string, object?> { ["cpu"] = "500m", ["memory"] = "256Mi" },
                    },
                    ["ratio"] = 0.5,
                },
            },
            new() { DependsOn = space, CustomTimeouts = new() { Create = TimeSpan.FromMinutes(15) } });
        _ = new ConfigMap("after", new() { Data = { ["status"] = release.Status.Apply(status => status.Name), ["name"] = release.Name } });
        _ = new Release("smallest", new() { Chart = "./chart" });
        return new Dictionary<string, object?>();
    }
}
