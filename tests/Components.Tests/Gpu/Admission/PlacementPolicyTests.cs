using System.Text.Json.Nodes;
using Xunit;

namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>What the mutating policies make of pods, by an implementation of CEL that is not this project's.</summary>
[Collection(PulumiCollection.Name)]
public sealed class PlacementPolicyTests
{
    private const string Nvidia = "mutating/gpu-placement-nvidia.com.gpu";
    private const string Intel = "mutating/gpu-placement-gpu.intel.com.i915";
    private const string Gpu = "'containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu':'1'}}}]";
    private const string GpuAmongOthers = "'containers':[{'name':'c','resources':{'limits':{'cpu':'1','nvidia.com/gpu':'1'}}},{'name':'s'}]";
    private const string InitGpu = "'initContainers':[{'name':'i','resources':{'limits':{'cpu':'1','gpu.intel.com/i915':'1'}}}],'containers':[{'name':'c'}]";
    private const string Tolerated = "{'key':'nvidia.com/gpu','operator':'Exists','effect':'NoSchedule'}";
    private const string IntelTolerated = "{'key':'gpu.intel.com/i915','operator':'Exists','effect':'NoSchedule'}";

    // Policy, spec of a pod, and what becomes of it.
    private static readonly (string Policy, string Before, string After)[] Cases =
    [
        (Nvidia, $"{{{Gpu}}}", $"{{{Gpu},'tolerations':[{Tolerated}],'nodeSelector':{{'nvidia.com/gpu.present':'true'}},'runtimeClassName':'nvidia-gpu'}}"),
        (Nvidia, $"{{{GpuAmongOthers}}}", $"{{{GpuAmongOthers},'tolerations':[{Tolerated}],'nodeSelector':{{'nvidia.com/gpu.present':'true'}},'runtimeClassName':'nvidia-gpu'}}"),
        (
            Nvidia,
            $"{{{Gpu},'tolerations':[{{'key':'a'}}],'nodeSelector':{{'disk':'fast'}},'runtimeClassName':'nvidia'}}",
            $"{{{Gpu},'tolerations':[{{'key':'a'}},{Tolerated}],'nodeSelector':{{'disk':'fast','nvidia.com/gpu.present':'true'}},'runtimeClassName':'nvidia'}}"),
        (Intel, $"{{{InitGpu}}}", $"{{{InitGpu},'tolerations':[{IntelTolerated}],'nodeSelector':{{'intel.feature.node.kubernetes.io/gpu':'true'}}}}"),
        (
            Intel,
            $"{{{InitGpu},'tolerations':[{{'key':'a'}}],'nodeSelector':{{'disk':'fast'}}}}",
            $"{{{InitGpu},'tolerations':[{{'key':'a'}},{IntelTolerated}],'nodeSelector':{{'disk':'fast','intel.feature.node.kubernetes.io/gpu':'true'}}}}"),
        .. new[] { Nvidia, Intel }.SelectMany(policy => new[]
        {
            "{'containers':[{'name':'c'}]}",
            "{'containers':[{'name':'c','resources':{'limits':{'cpu':'1'}}}]}",
            "{'containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu':'0','gpu.intel.com/i915':'0'}}}]}",
        }.Select(spec => (policy, spec, spec))),
        (Intel, $"{{{Gpu}}}", $"{{{Gpu}}}"),
        (Nvidia, $"{{{InitGpu}}}", $"{{{InitGpu}}}"),
    ];

    [Fact]
    public async Task PutPodsOntoTheNodesOfTheirCards()
    {
        var policies = await RenderedPolicies.AllAsync();

        var results = await CelEvaluator.JudgeAsync(
            policies, Requests(), Cases.Select((item, index) => (item.Policy, Name(index))), TestContext.Current.CancellationToken);

        Assert.Empty(Cases.Zip(results).Where(pair => !IsAsExpected(pair.First.After, pair.Second)).Select(pair => $"{pair.First.Before}: {pair.Second.ToJsonString()}"));
    }

    /// <summary>Whatever one line of a policy is changed to, some pod is placed otherwise.</summary>
    [Fact]
    public async Task NoLineCanChange_WithoutACaseThatNoticesIt()
    {
        var policies = await RenderedPolicies.AllAsync();
        var mutants = new[] { Nvidia, Intel }
            .SelectMany(policy => PolicyMutants.Of(policy, policies[policy]))
            .ToDictionary(mutant => mutant.Name, StringComparer.Ordinal);
        var runs = mutants.Values
            .SelectMany(mutant => Cases.Select((item, index) => (Mutant: mutant.Name, Of: mutant.Policy, Case: item, Request: Name(index))))
            .Where(run => run.Case.Policy == run.Of)
            .ToArray();

        var results = await CelEvaluator.JudgeAsync(
            mutants.ToDictionary(pair => pair.Key, pair => pair.Value.Spec),
            Requests(),
            runs.Select(run => (run.Mutant, run.Request)),
            TestContext.Current.CancellationToken);

        var noticed = runs.Zip(results).Where(pair => !IsAsExpected(pair.First.Case.After, pair.Second)).Select(pair => pair.First.Mutant);
        var unnoticed = mutants.Keys.Except(noticed).ToArray();
        Assert.True(unnoticed.Length == 0, string.Join('\n', unnoticed));
        Assert.True(mutants.Count > 60, $"only {mutants.Count} changes were tried");
    }

    private static bool IsAsExpected(string after, JsonNode result) =>
        JsonNode.DeepEquals(JsonNode.Parse(after.Replace('\'', '"')), result["object"]?["spec"]);

    private static Dictionary<string, JsonNode> Requests() => Cases.Select((item, index) => (item, index))
        .ToDictionary(pair => Name(pair.index), JsonNode (pair) => new AdmissionCase("pod", pair.item.Policy) { PodSpec = pair.item.Before }.Request());

    private static string Name(int index) => $"case-{index}";
}
