using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Components.Gpu;
using Pulumi;
using Xunit;

namespace Homelab.Components.Tests.Gpu;

[Collection(PulumiCollection.Name)]
public sealed class GpuDevicePluginTests
{
    private const string NvidiaRelease = "plugin-release-nvidia-device-plugin";
    private const string DcgmRelease = "plugin-release-dcgm-exporter";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InstallsNvidiasPluginForK3s(bool preview)
    {
        var run = await RunAsync(new GpuDevicePluginArgs { Plan = GivenGpu.SharedPlan }, preview);

        Assert.Equal(
            [
                "plugin", "plugin-namespace", "plugin-networkpolicy-allow-api-server", "plugin-networkpolicy-allow-callers", "plugin-networkpolicy-allow-dns",
                "plugin-networkpolicy-default-deny", "plugin-node-k3s3", DcgmRelease, NvidiaRelease,
            ],
            run.Registrations.Keys.Order(StringComparer.Ordinal));
        var values = run.Inputs(NvidiaRelease)["values"]!;
        Assert.Equal(
            """
            {"config":{"default":"default","map":{"default":"version: v1\nsharing:\n  timeSlicing:\n    renameByDefault: true\n    failRequestsGreaterThanOne: true\n    resources:\n    - name: nvidia.com/gpu\n      replicas: 4\n"}},"deviceListStrategy":"envvar","gfd":{"enabled":true},"migStrategy":"none","nodeSelector":{"nvidia.com/gpu.present":"true"},"resources":{"limits":{"memory":"256Mi"},"requests":{"cpu":"10m","memory":"64Mi"}},"runtimeClassName":"nvidia","tolerations":[{"key":"CriticalAddonsOnly","operator":"Exists"},{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Exists"}]}
            """.Trim(),
            values.ToJsonString());
        Assert.Equal("gpu-system", (string?)run.Inputs(NvidiaRelease)["namespace"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LabelsTheNodes_AndLeavesTheirTaintsAlone(bool preview)
    {
        var run = await RunAsync(new GpuDevicePluginArgs { Plan = GivenGpu.SharedPlan }, preview);

        run.AssertInputs("plugin-node-k3s3", """{"apiVersion":"v1","kind":"Node","metadata":{"name":"k3s3","labels":{"nvidia.com/gpu.present":"true"}}}""");
    }

    [Fact]
    public async Task LeavesNodesAlone_WhoseInventoryListsTheLabel()
    {
        var plan = GivenGpu.SharedPlan with { Cluster = GivenGpu.SharedPlan.Cluster.With(node => node with { Labels = node.Labels.Add("nvidia.com/gpu.present", "true") }) };

        var run = await RunAsync(new GpuDevicePluginArgs { Plan = plan });

        Assert.DoesNotContain("plugin-node-k3s3", run.Registrations.Keys);
    }

    [Fact]
    public async Task TheExporter_KnowsSharedCards_AndMonitorsOnlyWhereThatExists()
    {
        var run = await RunAsync(new GpuDevicePluginArgs { Plan = GivenGpu.SharedPlan });

        Assert.Equal(
            """
            {"extraEnv":[{"name":"KUBERNETES_VIRTUAL_GPUS","value":"true"},{"name":"NVIDIA_RESOURCE_NAMES","value":"nvidia.com/gpu.shared"}],"kubeletPath":"/var/lib/kubelet/pod-resources","nodeSelector":{"nvidia.com/gpu.present":"true"},"runtimeClassName":"nvidia","serviceMonitor":{"enabled":false},"tolerations":[{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Exists"}]}
            """.Trim(),
            run.Inputs(DcgmRelease)["values"]!.ToJsonString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WithThePrometheusOperator_ThereAreMonitorsAndAlerts(bool preview)
    {
        var args = new GpuDevicePluginArgs
        {
            Plan = GivenGpu.WholePlan,
            PrometheusOperator = true,
            CertManager = true,
            MonitorLabels = ImmutableSortedDictionary<string, string>.Empty.Add("release", "kps"),
        };

        var run = await RunAsync(args, preview);

        Assert.Equal(
            """{"additionalLabels":{"release":"kps"},"enabled":true,"honorLabels":true,"relabelings":[{"sourceLabels":["__meta_kubernetes_pod_node_name"],"targetLabel":"node"}]}""",
            run.Inputs(DcgmRelease)["values"]!["serviceMonitor"]!.ToJsonString());
        var rule = run.Inputs("plugin-alerts-prometheusrule");
        Assert.Equal("""{"labels":{"release":"kps"},"name":"gpu","namespace":"gpu-system"}""", rule["metadata"]!.ToJsonString());
        Assert.Equal(["gpu-governance", "gpu-nvidia"], rule["spec"]!["groups"]!.AsArray().Select(group => (string?)group!["name"]));
        var first = rule["spec"]!["groups"]![0]!["rules"]![0]!;
        Assert.Equal(("GpuPodPending", "30m", "warning"), ((string?)first["alert"], (string?)first["for"], (string?)first["labels"]!["severity"]));
    }

    [Fact]
    public async Task WithoutMetrics_NoExporterIsInstalled()
    {
        var run = await RunAsync(new GpuDevicePluginArgs { Plan = GivenGpu.SharedPlan, Metrics = false });

        Assert.DoesNotContain(DcgmRelease, run.Registrations.Keys);
    }

    [Fact]
    public async Task MpsMigAndHardening_ReachThePlugin()
    {
        var mps = GivenGpu.SharedPlan with { Sharing = [new GpuSharing(GpuVendor.Nvidia, GpuSharingStrategy.Mps, 4)] };
        var mig = GivenGpu.SharedPlan with
        {
            Cluster = GivenGpu.SharedPlan.Cluster.With(node => node.Gpu is { } gpu
                ? node with { Gpu = gpu with { Mig = gpu.Mig.Add("1g.10gb", 4).Add("3g.40gb", 1) }, Taints = [.. node.Taints, new Taint("dedicated", "gpu", TaintEffect.NoExecute)] }
                : node),
            MigStrategy = MigStrategy.Mixed,
            Sharing = [],
            FeatureDiscovery = false,
            Teams = [new GpuTeam("ai", GpuPriorityClass.High, [GivenGpu.Quota(GpuPriorityClass.High, "nvidia.com/mig-1g.10gb", 1)])],
        };

        var mpsValues = (await RunAsync(new GpuDevicePluginArgs { Plan = mps })).Inputs(NvidiaRelease)["values"]!;
        var migValues = (await RunAsync(new GpuDevicePluginArgs { Plan = mig, DeviceListStrategy = DeviceListStrategy.VolumeMounts })).Inputs(NvidiaRelease)["values"]!;

        Assert.Equal(
            "version: v1\nsharing:\n  mps:\n    renameByDefault: true\n    resources:\n    - name: nvidia.com/gpu\n      replicas: 4\n",
            (string?)mpsValues["config"]!["map"]!["default"]);
        Assert.Equal(("mixed", "volume-mounts", false), ((string?)migValues["migStrategy"], (string?)migValues["deviceListStrategy"], (bool)migValues["gfd"]!["enabled"]!));
        Assert.Null(migValues["config"]);
        Assert.Contains("""{"effect":"NoExecute","key":"dedicated","operator":"Exists"}""", migValues["tolerations"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InstallsThePluginsOfTheOtherVendors(bool preview)
    {
        var plan = GivenGpu.WholePlan with
        {
            Cluster = GivenGpu.WholePlan.Cluster.With(node => node.Gpu?.Vendor == GpuVendor.Nvidia
                ? node with { Gpu = new NodeGpu(GpuVendor.Amd, 2), Taints = [new Taint("amd.com/gpu", "present", TaintEffect.NoSchedule)] }
                : node),
            Sharing = [new GpuSharing(GpuVendor.Intel, GpuSharingStrategy.SharedDevNum, 3)],
            MaxUnitsPerPod = 1,
            Teams = [new GpuTeam("ai", GpuPriorityClass.High, [GivenGpu.Quota(GpuPriorityClass.High, "amd.com/gpu", 1)])],
        };

        var run = await RunAsync(new GpuDevicePluginArgs { Plan = plan, CertManager = true }, preview);

        Assert.Equal(
            """{"dp":{"resources":{"limits":{"memory":"256Mi"},"requests":{"cpu":"10m","memory":"64Mi"}}},"labeller":{"enabled":true},"lbl":{"resources":{"limits":{"memory":"256Mi"},"requests":{"cpu":"10m","memory":"64Mi"}}},"node_selector_enabled":true,"tolerations":[{"effect":"NoSchedule","key":"amd.com/gpu","operator":"Exists"}]}""",
            run.Inputs("plugin-release-amd-gpu")["values"]!.ToJsonString());
        Assert.Equal("""{"manager":{"devices":{"gpu":true}}}""", run.Inputs("plugin-release-intel-device-plugins-operator")["values"]!.ToJsonString());
        Assert.Equal(
            """{"enableMonitoring":false,"name":"gpudeviceplugin","nodeFeatureRule":false,"sharedDevNum":3,"tolerations":[{"effect":"NoSchedule","key":"gpu.intel.com/i915","operator":"Exists"}]}""",
            run.Inputs("plugin-release-intel-device-plugins-gpu")["values"]!.ToJsonString());
        run.AssertInputs("plugin-node-k3s2", """{"apiVersion":"v1","kind":"Node","metadata":{"name":"k3s2","labels":{"intel.feature.node.kubernetes.io/gpu":"true"}}}""");
    }

    [Fact]
    public async Task TransformRelease_HasTheLastWord()
    {
        var args = new GpuDevicePluginArgs
        {
            Plan = GivenGpu.SharedPlan,
            Values = ImmutableDictionary<string, IReadOnlyDictionary<string, object?>>.Empty.Add("nvidia-device-plugin", new Dictionary<string, object?> { ["failOnInitError"] = false }),
            TransformRelease = (chart, values, options) =>
            {
                if (chart.Name == "nvidia-device-plugin")
                {
                    values.Set("priorityClassName", "system-cluster-critical");
                    options.IgnoreChanges.Add("values");
                }
            },
        };

        var run = await RunAsync(args);

        var values = run.Inputs(NvidiaRelease)["values"]!;
        Assert.Equal((false, "system-cluster-critical"), ((bool)values["failOnInitError"]!, (string?)values["priorityClassName"]));
        Assert.Equal(["values"], run.Options[NvidiaRelease].IgnoreChanges);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersNoChild_WhenAnythingIsAtFault(bool preview)
    {
        var mocks = new RecordingMocks(ids: !preview);

        var exception = await Assert.ThrowsAsync<RunException>(
            () => GpuRun.OfAsync(options => _ = new GpuDevicePlugin("plugin", new GpuDevicePluginArgs { Plan = GivenGpu.WholePlan }, options), preview, mocks));

        Assert.Equal(
            "GpuDevicePlugin plugin: homelab:gpu.certManager = false: chart intel-device-plugins-operator 0.36.0 gets the certificate of its webhook from cert-manager, and fails without it; "
            + "install cert-manager and set it to true",
            exception.Message);
        Assert.DoesNotContain(mocks.Registrations.Keys, name => name != "plugin");
    }

    private static Task<GpuRun> RunAsync(GpuDevicePluginArgs args, bool preview = false) =>
        GpuRun.OfAsync(options => _ = new GpuDevicePlugin("plugin", args, options), preview);
}
