using Homelab.Components.Gpu;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.Gpu;

[Collection(PulumiCollection.Name)]
public sealed class KueueQueuesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersTheSameTeamsAndClassesAsQueues(bool preview)
    {
        var run = await RunAsync(preview);

        Assert.Equal(
            [
                "gpu-queues", "gpu-queues-class-critical-gpu", "gpu-queues-class-high-gpu", "gpu-queues-class-low-gpu", "gpu-queues-class-medium-gpu",
                "gpu-queues-clusterqueue-ai", "gpu-queues-clusterqueue-media", "gpu-queues-cohort", "gpu-queues-flavor-nvidia",
                "gpu-queues-localqueue-ai", "gpu-queues-localqueue-media", "gpu-queues-namespace",
                "gpu-queues-networkpolicy-allow-api-server", "gpu-queues-networkpolicy-allow-callers", "gpu-queues-networkpolicy-allow-dns",
                "gpu-queues-networkpolicy-default-deny", "gpu-queues-release",
            ],
            run.Registrations.Keys.Where(name => name.StartsWith("gpu-queues", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        run.AssertInputs("gpu-queues-clusterqueue-ai", """
            {"apiVersion":"kueue.x-k8s.io/v1beta2","kind":"ClusterQueue","metadata":{"name":"gpu-ai"},"spec":{
              "cohortName":"gpu","namespaceSelector":{"matchLabels":{"gpu.homelab.internal/team":"ai"}},
              "resourceGroups":[{"coveredResources":["nvidia.com/gpu.shared"],"flavors":[{"name":"nvidia","resources":[{"name":"nvidia.com/gpu.shared","nominalQuota":1,"borrowingLimit":3}]}]}],
              "preemption":{"reclaimWithinCohort":"Any","withinClusterQueue":"LowerPriority"}}}
            """);
        run.AssertInputs("gpu-queues-cohort", """
            {"apiVersion":"kueue.x-k8s.io/v1beta2","kind":"Cohort","metadata":{"name":"gpu"},"spec":{
              "resourceGroups":[{"coveredResources":["nvidia.com/gpu.shared"],"flavors":[{"name":"nvidia","resources":[{"name":"nvidia.com/gpu.shared","nominalQuota":2}]}]}]}}
            """);
        run.AssertInputs("gpu-queues-flavor-nvidia", """
            {"apiVersion":"kueue.x-k8s.io/v1beta2","kind":"ResourceFlavor","metadata":{"name":"nvidia"},"spec":{
              "nodeLabels":{"nvidia.com/gpu.present":"true"},"tolerations":[{"key":"nvidia.com/gpu","operator":"Exists","effect":"NoSchedule"}]}}
            """);
        run.AssertInputs("gpu-queues-localqueue-media", """
            {"apiVersion":"kueue.x-k8s.io/v1beta2","kind":"LocalQueue","metadata":{"name":"default","namespace":"media"},"spec":{"clusterQueue":"gpu-media"}}
            """);
        run.AssertInputs("gpu-queues-class-high-gpu", """
            {"apiVersion":"kueue.x-k8s.io/v1beta2","kind":"WorkloadPriorityClass","metadata":{"name":"high-gpu"},"value":800000,
             "description":"Interactive GPU work, such as chat; evicts lower GPU work"}
            """);
    }

    [Fact]
    public async Task InstallsKueueForEnrolledNamespacesOnly()
    {
        var run = await RunAsync();

        var release = run.Inputs("gpu-queues-release");
        Assert.Equal("oci://registry.k8s.io/kueue/charts/kueue", (string?)release["chart"]);
        Assert.Equal("0.19.2", (string?)release["version"]);
        Assert.Null(release["repositoryOpts"]);
        var configuration = (string)release["values"]!["managerConfig"]!["controllerManagerConfigYaml"]!;
        Assert.Contains("managedJobsNamespaceSelector:\n  matchLabels:\n    gpu.homelab.internal/enrolled: \"true\"\n", configuration, StringComparison.Ordinal);
        Assert.Contains("resources:\n  excludeResourcePrefixes:\n  - cpu\n  - memory\n", configuration, StringComparison.Ordinal);
        Assert.Contains("fairSharing:\n  preemptionStrategies:\n  - LessThanOrEqualToFinalShare\n  - LessThanInitialShare\n", configuration, StringComparison.Ordinal);
        foreach (var name in run.Options.Keys.Where(name => run.Registrations[name].Type.StartsWith("kubernetes:kueue", StringComparison.Ordinal)))
        {
            var before = await OutputUtilities.GetValueAsync(run.Options[name].DependsOn.ToOutput());
            Assert.Equal(["gpu-queues-release"], before.Select(resource => resource.GetResourceName()));
        }
    }

    [Fact]
    public async Task LiftsTheQuotasByClass_ForPodsThatWaitWouldCount()
    {
        var run = await RunAsync();

        Assert.Equal(
            ["gpu-team-ai-quota-gpu-unclassed", "gpu-team-media-quota-gpu-unclassed"],
            run.Registrations.Keys.Where(name => name.Contains("-quota-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static Task<GpuRun> RunAsync(bool preview = false) =>
        GpuRun.OfAsync(options => _ = new GpuGovernance("gpu", new GpuGovernanceArgs { Plan = GivenGpu.KueuePlan }, options), preview);
}
