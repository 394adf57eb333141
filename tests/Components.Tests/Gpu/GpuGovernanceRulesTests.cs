using System.Collections.Immutable;
using Homelab.Cluster.Policies;
using Homelab.Components.Gpu;
using Xunit;

namespace Homelab.Components.Tests.Gpu;

public sealed class GpuGovernanceRulesTests
{
    [Fact]
    public void Accepts_ThePlansOfTheseTests() => Assert.All(
        [GivenGpu.SharedPlan, GivenGpu.WholePlan, GivenGpu.KueuePlan, GivenGpu.UntaintedPlan],
        plan => Assert.Empty(Check(new GpuGovernanceArgs { Plan = plan })));

    [Fact]
    public void Accepts_ARuleOfTheUsersOwn() =>
        Assert.Empty(Check(Rule("!variables.gpuPod || has(object.spec.activeDeadlineSeconds)", "GPU work needs activeDeadlineSeconds")));

    [Fact]
    public void Rejects_ARuleThatDoesNotCompile() => Assert.Equal(
        "homelab:gpu.rules[0].expression = !variables.gpuPods: does not compile: at 12, the policy has no variable of that name: gpuPods (did you mean gpuPod?); "
        + "write a CEL expression that is true of pods that may pass",
        Assert.Single(Check(Rule("!variables.gpuPods", "no"))));

    [Fact]
    public void Rejects_ARuleThatTellsItsUserNothing() => Assert.Equal(
        "homelab:gpu.rules[0].message = \" \": the user whose pod is refused would read nothing useful; say on one line what is wrong with the pod",
        Assert.Single(Check(Rule("true", " "))).Replace("message =  :", "message = \" \":", StringComparison.Ordinal));

    [Fact]
    public void Rejects_AMutatingPolicyThatKubernetesDoesNotHave() => Assert.Equal(
        "homelab:gpu.mutatingPolicy = true: MutatingAdmissionPolicy needs Kubernetes 1.34 or newer, and a server runs v1.32.5+k3s1; "
        + "remove it: the RuntimeClass and the workloads of this stack place pods without it",
        Assert.Single(Check(new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan, MutatingPolicy = true })));

    [Fact]
    public void Rejects_ValuesThatTheChartOfKueueDoesNotKnow() => Assert.Equal(
        "homelab:gpu.values.kueue.enablePrometeus = true: chart kueue 0.19.2 does not know this key, and Helm would ignore it without a word; did you mean enablePrometheus?",
        Assert.Single(Check(new GpuGovernanceArgs
        {
            Plan = GivenGpu.KueuePlan,
            KueueValues = ImmutableDictionary<string, object?>.Empty.Add("enablePrometeus", true),
        })));

    [Fact]
    public void Rejects_ValuesOfKueue_WithoutKueue() => Assert.Equal(
        "homelab:gpu.values.kueue = {…}: Kueue is installed with engine kueue only; remove it",
        Assert.Single(Check(new GpuGovernanceArgs
        {
            Plan = GivenGpu.SharedPlan,
            KueueValues = ImmutableDictionary<string, object?>.Empty.Add("enablePrometheus", true),
        })));

    [Fact]
    public void Rejects_PlansAtFault_WithTheFaultsOfThePlan() => Assert.Contains(
        "homelab:gpu.teams = []: nobody may use the GPUs; list at least one team",
        Check(new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan with { Teams = [] } }));

    private static GpuGovernanceArgs Rule(string expression, string message) =>
        new() { Plan = GivenGpu.SharedPlan, Rules = [new Validation(expression) { Message = message }] };

    private static IEnumerable<string> Check(GpuGovernanceArgs args) => GpuGovernanceRules.Check(args).Select(fault => fault.ToString());
}
