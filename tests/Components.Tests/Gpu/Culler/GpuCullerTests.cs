using System.Text.Json.Nodes;
using Homelab.Components.Gpu;
using Pulumi;
using Xunit;

namespace Homelab.Components.Tests.Gpu.Culler;

[Collection(PulumiCollection.Name)]
public sealed class GpuCullerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ADryRun_MayOnlyLook_WhereTeamsAre(bool preview)
    {
        var run = await RunAsync(new GpuCullerOptions(), preview);

        Assert.Equal(
            [
                "culler", "culler-configmap", "culler-cronjob", "culler-namespace", "culler-networkpolicy-allow-api-server", "culler-networkpolicy-allow-dns",
                "culler-networkpolicy-allow-prometheus", "culler-networkpolicy-default-deny", "culler-role-ai", "culler-role-media", "culler-rolebinding-ai",
                "culler-rolebinding-media", "culler-serviceaccount",
            ],
            run.Registrations.Keys.Where(name => name.StartsWith("culler", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        run.AssertInputs("culler-role-ai", """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"gpu-culler","namespace":"ai"},"rules":[
              {"apiGroups":[""],"resources":["pods"],"verbs":["get","list"]},
              {"apiGroups":["apps"],"resources":["deployments","replicasets","statefulsets"],"verbs":["get","list"]}]}
            """);
        run.AssertInputs("culler-rolebinding-ai", """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"gpu-culler","namespace":"ai"},
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"gpu-culler"},
             "subjects":[{"kind":"ServiceAccount","name":"gpu-culler","namespace":"gpu-culler"}]}
            """);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Otherwise_ItMayChangeWorkloads_AndAPolicyFencesItIn(bool preview)
    {
        var run = await RunAsync(new GpuCullerOptions { DryRun = false }, preview);

        Assert.Equal(
            """[{"apiGroups":["apps"],"resources":["deployments","statefulsets"],"verbs":["patch"]},{"apiGroups":[""],"resources":["events"],"verbs":["create"]}]""",
            new JsonArray([.. run.Inputs("culler-role-media")["rules"]!.AsArray().Skip(2).Select(rule => rule!.DeepClone())]).ToJsonString());
        run.AssertInputs("culler-binding-gpu-culler", """
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingAdmissionPolicyBinding","metadata":{"name":"gpu-culler"},
             "spec":{"policyName":"gpu-culler","validationActions":["Deny"]}}
            """);
        Assert.Equal("Fail", (string?)run.Inputs("culler-policy-gpu-culler")["spec"]!["failurePolicy"]);
    }

    [Fact]
    public async Task ItsPod_MayDoNothingElse_AndNeverRunsBesideAnother()
    {
        var run = await RunAsync(new GpuCullerOptions());

        var spec = run.Inputs("culler-cronjob")["spec"]!;
        Assert.Equal(("Forbid", "*/10 * * * *", 300), ((string)spec["concurrencyPolicy"]!, (string)spec["schedule"]!, (int)spec["startingDeadlineSeconds"]!));
        var job = spec["jobTemplate"]!["spec"]!;
        Assert.Equal((0, 300), ((int)job["backoffLimit"]!, (int)job["activeDeadlineSeconds"]!));
        var pod = job["template"]!["spec"]!;
        Assert.True((bool)pod["securityContext"]!["runAsNonRoot"]!);
        Assert.Equal("RuntimeDefault", (string?)pod["securityContext"]!["seccompProfile"]!["type"]);
        Assert.Equal(
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true,"runAsNonRoot":true}""",
            pod["containers"]![0]!["securityContext"]!.ToJsonString());
        Assert.Equal("""["python3","-I","-B","/culler/culler.py","/culler/config.json"]""", pod["containers"]![0]!["command"]!.ToJsonString());
        Assert.Equal("restricted", (string?)run.Inputs("culler-namespace")["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]);
        Assert.False((bool)run.Inputs("culler-serviceaccount")["automountServiceAccountToken"]!);
        Assert.Equal(
            """[{"ports":[{"port":9090,"protocol":"TCP"}],"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}},"podSelector":{"matchLabels":{"app.kubernetes.io/name":"prometheus"}}}]}]""",
            run.Inputs("culler-networkpolicy-allow-prometheus")["spec"]!["egress"]!.ToJsonString());
    }

    [Fact]
    public async Task OtherContent_GetsAnotherName_AndNobodyChangesIt()
    {
        var one = await RunAsync(new GpuCullerOptions());
        var other = await RunAsync(new GpuCullerOptions { IdleMinutes = 60 });

        var (first, second) = (one.Inputs("culler-configmap"), other.Inputs("culler-configmap"));
        Assert.True((bool)first["immutable"]!);
        Assert.NotEqual((string)first["metadata"]!["name"]!, (string)second["metadata"]!["name"]!);
        Assert.Matches("^gpu-culler-[0-9a-f]{10}$", (string)first["metadata"]!["name"]!);
        Assert.Equal(
            (string)first["metadata"]!["name"]!,
            (string)one.Inputs("culler-cronjob")["spec"]!["jobTemplate"]!["spec"]!["template"]!["spec"]!["volumes"]![0]!["configMap"]!["name"]!);
    }

    [Fact]
    public async Task RegistersNoChild_WhenNothingIsMeasured()
    {
        var mocks = new RecordingMocks(ids: true);

        var exception = await Assert.ThrowsAsync<RunException>(() => GpuRun.OfAsync(
            options => Create(new GpuCullerOptions { IdleMinutes = 1 }, options, prometheusOperator: false), mocks: mocks));

        Assert.Equal(
            """
            GpuCuller culler: homelab:gpu.prometheusOperator = false: the culler never touches what has no metrics, so it would do nothing; set it to true, or remove homelab:gpu.culler
            GpuCuller culler: homelab:gpu.culler.idleMinutes = 1: out of range; write a whole number from 15 to 1440
            """,
            exception.Message);
        Assert.DoesNotContain(mocks.Registrations.Keys, name => name.StartsWith("culler-", StringComparison.Ordinal));
    }

    internal static void Create(GpuCullerOptions culler, ComponentResourceOptions options, bool prometheusOperator = true)
    {
        var plan = GivenGpu.SharedPlan;
        _ = new GpuCuller(
            "culler",
            new GpuCullerArgs
            {
                Plan = plan,
                Governance = new GpuGovernance("gpu", new GpuGovernanceArgs { Plan = plan }, options),
                DevicePlugin = new GpuDevicePluginArgs { Plan = plan, PrometheusOperator = prometheusOperator },
                Options = culler,
            },
            options);
    }

    private static Task<GpuRun> RunAsync(GpuCullerOptions culler, bool preview = false) => GpuRun.OfAsync(options => Create(culler, options), preview);
}
