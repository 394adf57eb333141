using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Homelab.Components.Gpu;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.Gpu;

[Collection(PulumiCollection.Name)]
public sealed class GpuGovernanceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersEverythingThatGoverns(bool preview)
    {
        var run = await RunAsync(new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan }, preview);

        Assert.Equal(
            [
                "gpu", "gpu-admission", "gpu-admission-binding-gpu-class-users", "gpu-admission-binding-gpu-pods",
                "gpu-admission-policy-gpu-class-users", "gpu-admission-policy-gpu-pods",
                "gpu-class-critical-gpu", "gpu-class-high-gpu", "gpu-class-low-gpu", "gpu-class-medium-gpu",
                "gpu-roles", "gpu-roles-critical-user", "gpu-roles-view", "gpu-runtimeclass-nvidia-gpu",
                .. Team("ai"), .. Team("media"),
            ],
            run.Registrations.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Classes_AreNeverTheDefault_AndAreReplacedWhenTheyChange(bool preview)
    {
        var run = await RunAsync(new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan }, preview);

        run.AssertInputs("gpu-class-critical-gpu", """
            {"apiVersion":"scheduling.k8s.io/v1","kind":"PriorityClass","metadata":{"name":"critical-gpu"},"value":1000000,"globalDefault":false,
             "preemptionPolicy":"PreemptLowerPriority","description":"GPU work that somebody waits for, such as transcoding in use; evicts lower GPU work"}
            """);
        Assert.Equal("Never", (string?)run.Inputs("gpu-class-low-gpu")["preemptionPolicy"]);
        var options = Assert.IsType<CustomResourceOptions>(run.Options["gpu-class-critical-gpu"]);
        Assert.Equal(["value", "preemptionPolicy"], options.ReplaceOnChanges);
        Assert.True(options.DeleteBeforeReplace);
    }

    [Fact]
    public async Task TheRuntimeClass_PlacesPods_BesideThatOfK3s()
    {
        var run = await RunAsync(new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan });

        run.AssertInputs("gpu-runtimeclass-nvidia-gpu", """
            {"apiVersion":"node.k8s.io/v1","kind":"RuntimeClass","metadata":{"name":"nvidia-gpu"},"handler":"nvidia",
             "scheduling":{"nodeSelector":{"nvidia.com/gpu.present":"true"},"tolerations":[{"key":"nvidia.com/gpu","operator":"Exists","effect":"NoSchedule"}]}}
            """);
    }

    [Fact]
    public async Task WithoutNvidia_ThereIsNoRuntimeClass()
    {
        var plan = GivenGpu.WholePlan with
        {
            Cluster = GivenGpu.WholePlan.Cluster.With(node => node.Gpu?.Vendor == GpuVendor.Nvidia ? node with { Gpu = null } : node),
            Teams = [new GpuTeam("media", GpuPriorityClass.Critical, [GivenGpu.Quota(GpuPriorityClass.Critical, GivenGpu.I915, 1)])],
            MaxUnitsPerPod = 1,
        };

        var run = await RunAsync(new GpuGovernanceArgs { Plan = plan });

        Assert.DoesNotContain(run.Registrations.Values, registration => registration.Type.EndsWith("RuntimeClass", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ATeam_GetsAnEnrolledNamespaceWithAQuotaAClass(bool preview)
    {
        var run = await RunAsync(new GpuGovernanceArgs { Plan = GivenGpu.WholePlan }, preview);

        run.AssertInputs("gpu-team-media-namespace", """
            {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"jellyfin","labels":{
              "gpu.homelab.internal/enrolled":"true","gpu.homelab.internal/max-class":"critical-gpu","gpu.homelab.internal/team":"media",
              "pod-security.kubernetes.io/enforce":"baseline","pod-security.kubernetes.io/audit":"restricted","pod-security.kubernetes.io/warn":"restricted"}}}
            """);
        run.AssertInputs("gpu-team-media-quota-critical-gpu", """
            {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"critical-gpu","namespace":"jellyfin"},"spec":{
              "hard":{"requests.gpu.intel.com/i915":"1","requests.nvidia.com/gpu":"0"},
              "scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"In","values":["critical-gpu"]}]}}}
            """);
        run.AssertInputs("gpu-team-media-quota-gpu-unclassed", """
            {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"gpu-unclassed","namespace":"jellyfin"},"spec":{
              "hard":{"requests.gpu.intel.com/i915":"0","requests.nvidia.com/gpu":"0"},
              "scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"NotIn","values":["critical-gpu","high-gpu","medium-gpu","low-gpu"]}]}}}
            """);
        run.AssertInputs("gpu-team-media-members-edit", """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"gpu-team-edit","namespace":"jellyfin"},
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"edit"},
             "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"media"}]}
            """);
        run.AssertInputs("gpu-team-media-networkpolicy-default-deny", """
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"default-deny","namespace":"jellyfin"},
             "spec":{"podSelector":{},"policyTypes":["Ingress","Egress"]}}
            """);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keep_ProtectsTheTeamsNamespaces_AndNothingElse(bool keep)
    {
        var run = await RunAsync(new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan, Keep = keep });

        Assert.Equal(keep, run.Options["gpu-team-media-namespace"].Protect);
        Assert.All(run.Options.Where(pair => !pair.Key.EndsWith("-namespace", StringComparison.Ordinal)), pair => Assert.NotEqual(true, pair.Value.Protect));
    }

    [Fact]
    public async Task ABinding_HoldsEverywhereButInExemptNamespaces()
    {
        var plan = GivenGpu.SharedPlan with { Exemptions = [new GpuExemption("longhorn-system", "mounts /dev")] };

        var run = await RunAsync(new GpuGovernanceArgs { Plan = plan, ValidationActions = [ValidationAction.Warn, ValidationAction.Audit] });

        Assert.All(["gpu-pods", "gpu-class-users"], policy => run.AssertInputs($"gpu-admission-binding-{policy}", """
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingAdmissionPolicyBinding","metadata":{"name":"POLICY"},"spec":{
              "policyName":"POLICY","validationActions":["Warn","Audit"],
              "matchResources":{"namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["kube-system","gpu-system","longhorn-system"]}]}}}}
            """.Replace("POLICY", policy, StringComparison.Ordinal)));
        Assert.All(["gpu-pods", "gpu-class-users"], policy => Assert.Equal("Fail", (string?)run.Inputs($"gpu-admission-policy-{policy}")["spec"]!["failurePolicy"]));
    }

    [Fact]
    public async Task TheRightToTheHighestClass_IsBoundToThoseWhoAreNamed()
    {
        var users = new[] { new RbacSubject("Group", "gpu-admins"), new RbacSubject("ServiceAccount", "runner", "ci") };

        var run = await RunAsync(new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan, CriticalUsers = [.. users] });

        run.AssertInputs("gpu-roles-critical-user", """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"critical-gpu-user"},
             "rules":[{"apiGroups":["scheduling.k8s.io"],"resources":["priorityclasses"],"resourceNames":["critical-gpu"],"verbs":["use"]}]}
            """);
        Assert.Equal(
            """[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"gpu-admins"},{"kind":"ServiceAccount","name":"runner","namespace":"ci"}]""",
            run.Inputs("gpu-roles-critical-users")["subjects"]!.ToJsonString());
        Assert.Equal("true", (string?)run.Inputs("gpu-roles-view")["metadata"]!["labels"]!["rbac.authorization.k8s.io/aggregate-to-view"]);
    }

    [Theory]
    [InlineData("v1.32.5+k3s1", null, null)]
    [InlineData("v1.34.1+k3s1", null, null)]
    [InlineData("v1.34.1+k3s1", true, "admissionregistration.k8s.io/v1beta1")]
    [InlineData("v1.36.0+k3s1", null, "admissionregistration.k8s.io/v1")]
    [InlineData("v1.36.0+k3s1", false, null)]
    public async Task PlacementIsAdded_WhereKubernetesCan(string version, bool? wanted, string? apiVersion)
    {
        var run = await RunAsync(new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan.OnVersion(version), MutatingPolicy = wanted });

        var made = run.Registrations.Values.Where(registration => registration.Type.Contains(":MutatingAdmissionPolicy", StringComparison.Ordinal)).ToArray();
        Assert.Equal(apiVersion is null ? 0 : 2, made.Length);
        Assert.All(made, registration => Assert.Contains($"\"apiVersion\":\"{apiVersion}\"", registration.Inputs, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersNoChild_WhenAnythingIsAtFault(bool preview)
    {
        var mocks = new RecordingMocks(ids: !preview);
        var plan = GivenGpu.SharedPlan with { MaxUnitsPerPod = 2 };

        var exception = await Assert.ThrowsAsync<RunException>(
            () => GpuRun.OfAsync(options => _ = new GpuGovernance("gpu", new GpuGovernanceArgs { Plan = plan, ValidationActions = [] }, options), preview, mocks));

        Assert.Equal(
            "GpuGovernance gpu: homelab:gpu.maxUnitsPerPod = 2: nvidia.com/gpu.shared is shared: two units are two turns on a card, maybe the same one, and no more memory; "
            + "set it to 1, or do not share the cards of nvidia\n"
            + "GpuGovernance gpu: homelab:gpu.validationActions = []: the policies would look and do nothing; write Warn and Audit to try them out, or Deny",
            exception.Message);
        Assert.DoesNotContain(mocks.Registrations.Keys, name => name != "gpu");
    }

    [Fact]
    public async Task Allocate_RefusesWhatNoQuotaHolds()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => GpuRun.OfAsync(options =>
            new GpuGovernance("gpu", new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan }, options).Allocate(new GpuRequest("media", GpuPriorityClass.High), "homelab:jellyfin.gpu")));

        Assert.Equal(
            "gpu: homelab:jellyfin.gpu.class = high-gpu: team media has no quota of this class; write one of critical-gpu, low-gpu, or give the team units of high-gpu",
            exception.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AWorkload_WaitsForAllThatGovernsIt_AndIsKnownInAPreview(bool preview)
    {
        GpuGovernance? governance = null;
        GpuWorkload? workload = null;
        await GpuRun.OfAsync(
            options =>
            {
                governance = new GpuGovernance("gpu", new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan }, options);
                workload = governance.Allocate(new GpuRequest("media", GpuPriorityClass.Critical), "homelab:jellyfin.gpu");
            },
            preview);

        Assert.True(await OutputUtilities.GetIsKnownAsync(workload!.Namespace));
        Assert.Equal("media", await OutputUtilities.GetValueAsync(workload.Namespace));
        Assert.Equal("critical-gpu", await OutputUtilities.GetValueAsync(workload.PriorityClassName));
        var before = await OutputUtilities.GetDependenciesAsync(workload.Namespace);
        Assert.Contains(governance!.Teams["media"].Namespace, before);
        Assert.All(governance.Teams["media"].Quotas, quota => Assert.Contains(quota, before));
        Assert.All(governance.Admission.Bindings, binding => Assert.Contains(binding, before));
        Assert.All(governance.RuntimeClasses, runtime => Assert.Contains(runtime, before));
    }

    private static IEnumerable<string> Team(string name) =>
        new[]
        {
            "", "-namespace", "-networkpolicy-allow-dns", "-networkpolicy-default-deny", "-quota-critical-gpu", "-quota-gpu-unclassed",
            "-quota-high-gpu", "-quota-low-gpu", "-quota-medium-gpu",
        }.Select(suffix => $"gpu-team-{name}{suffix}");

    private static Task<GpuRun> RunAsync(GpuGovernanceArgs args, bool preview = false) =>
        GpuRun.OfAsync(options => _ = new GpuGovernance("gpu", args, options), preview);
}
