using Homelab.Cluster;
using Homelab.Components.Gpu;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Xunit;

namespace Homelab.Components.Tests.Gpu;

[Collection(PulumiCollection.Name)]
public sealed class GpuWorkloadTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WritesAllThatThePodNeeds(bool preview)
    {
        var run = await RunAsync(GivenGpu.SharedPlan, new GpuRequest("media", GpuPriorityClass.Critical) { Video = true }, preview: preview);

        run.AssertInputs("app", """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"namespace":"media"},"spec":{
              "strategy":{"type":"Recreate"},"selector":{"matchLabels":{"app":"app"}},
              "template":{"spec":{
                "priorityClassName":"critical-gpu","runtimeClassName":"nvidia-gpu","terminationGracePeriodSeconds":30,
                "containers":[{"name":"app","image":"app:1.0",
                  "env":[{"name":"TZ","value":"UTC"},{"name":"NVIDIA_DRIVER_CAPABILITIES","value":"compute,video,utility"}],
                  "resources":{"limits":{"memory":"1Gi","nvidia.com/gpu.shared":"1"},"requests":{"cpu":"100m"}}}]}}}}
            """);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PlacesThePodItself_WhereNoRuntimeDoes(bool preview)
    {
        var run = await RunAsync(GivenGpu.WholePlan, new GpuRequest("media", GpuPriorityClass.Critical), preview: preview);

        var pod = run.Inputs("app")["spec"]!["template"]!["spec"]!;
        Assert.Equal("""{"intel.feature.node.kubernetes.io/gpu":"true"}""", pod["nodeSelector"]!.ToJsonString());
        Assert.Equal("""[{"effect":"NoSchedule","key":"gpu.intel.com/i915","operator":"Exists"}]""", pod["tolerations"]!.ToJsonString());
        Assert.Null(pod["runtimeClassName"]);
        Assert.Equal("1", (string?)pod["containers"]![0]!["resources"]!["limits"]!["gpu.intel.com/i915"]);
    }

    [Fact]
    public async Task AsksForTheCard_ByNodeAffinity()
    {
        var request = new GpuRequest("media", GpuPriorityClass.Critical) { Card = new GpuCard(MinMemoryMiB: 8000, []) };

        var run = await RunAsync(GivenGpu.SharedPlan, request);

        Assert.Equal(
            """{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"nvidia.com/gpu.memory","operator":"Gt","values":["7999"]}]}]}}}""",
            run.Inputs("app")["spec"]!["template"]!["spec"]!["affinity"]!.ToJsonString());
    }

    [Fact]
    public async Task KeepsWhatThePodSays()
    {
        var run = await RunAsync(GivenGpu.WholePlan, new GpuRequest("media", GpuPriorityClass.Critical), pod =>
        {
            pod.TerminationGracePeriodSeconds = 5;
            pod.NodeSelector.Add("disk", "fast");
            pod.Tolerations.Add(new TolerationArgs { Key = "dedicated" });
            pod.Affinity = new AffinityArgs();
        });

        var pod = run.Inputs("app")["spec"]!["template"]!["spec"]!;
        Assert.Equal(5, (int)pod["terminationGracePeriodSeconds"]!);
        Assert.Equal("fast", (string?)pod["nodeSelector"]!["disk"]);
        Assert.Equal(2, pod["tolerations"]!.AsArray().Count);
    }

    [Fact]
    public async Task Refuses_TwoAffinities()
    {
        var request = new GpuRequest("media", GpuPriorityClass.Critical) { Card = new GpuCard(MinMemoryMiB: 8000, []) };

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(GivenGpu.SharedPlan, request, pod => pod.Affinity = new AffinityArgs()));

        Assert.Contains("the pod has an affinity, and the GPU request narrows the nodes too", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithKueue_TheDeploymentNamesItsQueue()
    {
        var run = await RunAsync(GivenGpu.KueuePlan, new GpuRequest("media", GpuPriorityClass.Critical));

        Assert.Equal(
            """{"kueue.x-k8s.io/priority-class":"critical-gpu","kueue.x-k8s.io/queue-name":"default"}""",
            run.Inputs("app")["metadata"]!["labels"]!.ToJsonString());
    }

    private static Task<GpuRun> RunAsync(GpuPlan plan, GpuRequest request, Action<PodSpecArgs>? prepare = null, bool preview = false) =>
        GpuRun.OfAsync(
            options =>
            {
                var gpu = new GpuGovernance("gpu", new GpuGovernanceArgs { Plan = plan }, options).Allocate(request, "homelab:app.gpu");
                var container = new ContainerArgs
                {
                    Name = "app",
                    Image = "app:1.0",
                    Env = { new EnvVarArgs { Name = "TZ", Value = "UTC" } },
                    Resources = new ResourceRequirementsArgs { Limits = { ["memory"] = "1Gi" }, Requests = { ["cpu"] = "100m" } },
                };
                var pod = new PodSpecArgs { Containers = { container } };
                prepare?.Invoke(pod);
                gpu.ApplyTo(pod, container);
                var metadata = new ObjectMetaArgs { Namespace = gpu.Namespace };
                if (!gpu.Allocation.WorkloadLabels.IsEmpty)
                {
                    metadata.Labels = gpu.WorkloadLabels;
                }

                _ = new Deployment("app", new DeploymentArgs
                {
                    Metadata = metadata,
                    Spec = new DeploymentSpecArgs
                    {
                        Strategy = gpu.Strategy,
                        Selector = new LabelSelectorArgs { MatchLabels = { ["app"] = "app" } },
                        Template = new PodTemplateSpecArgs { Spec = pod },
                    },
                });
            },
            preview);
}
