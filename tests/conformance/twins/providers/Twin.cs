using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Provider;
using Pulumi.Random;

namespace Homelab.Conformance.Twins.Providers;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var cluster = new Pulumi.Kubernetes.Provider("cluster", new()
        {
            KubeConfig = "/etc/rancher/k3s/k3s.yaml",
            Context = "homelab",
            Namespace = "apps",
            Cluster = "homelab",
            ClusterIdentifier = "homelab-1",
            EnableServerSideApply = true,
            EnableConfigMapMutable = false,
            EnableSecretMutable = true,
            EnablePatchForce = false,
            DeleteUnreachable = true,
            SkipUpdateUnreachable = false,
            SuppressDeprecationWarnings = true,
            SuppressHelmHookWarnings = true,
            KubeClientSettings = new KubeClientSettingsArgs { Burst = 20, Qps = 10.5, Timeout = 30 },
            HelmReleaseSettings = new HelmReleaseSettingsArgs { Driver = "secret" },
        });
        _ = new Pulumi.Kubernetes.Provider("rendering", new() { RenderYamlToDirectory = "rendered" });
        var own = new Twins.Provider("own", new() { Version = "2.0.0" });

        _ = new ConfigMap("explicit", new() { Data = { ["a"] = "b" } }, new() { Provider = cluster });
        _ = new ConfigMap("by-default", new() { Data = { ["a"] = "b" } });

        var group = new Group("group", new() { Providers = { cluster, own } });
        _ = new ConfigMap("inherited", new() { Data = { ["a"] = "b" } }, new() { Parent = group });
        _ = new Thing("in-inner", null, new() { Parent = new Group("inner", new() { Parent = group }) });
        _ = new RandomUuid("of-no-map", null, new() { Parent = group });

        var single = new Group("single", new() { Provider = own });
        _ = new Thing("by-component", null, new() { Parent = new Thing("above", null, new() { Parent = single }) });
        _ = new Thing("own-goes-first", null, new() { Parent = single, Provider = new Twins.Provider("other") });
        return new Dictionary<string, object?>();
    }
}
