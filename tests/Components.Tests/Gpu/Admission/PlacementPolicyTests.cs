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

    [Theory]
    [InlineData(
        Nvidia,
        $"{{{Gpu}}}",
        $"{{{Gpu},'tolerations':[{{'key':'nvidia.com/gpu','operator':'Exists','effect':'NoSchedule'}}],'nodeSelector':{{'nvidia.com/gpu.present':'true'}},'runtimeClassName':'nvidia-gpu'}}")]
    [InlineData(
        Nvidia,
        $"{{{Gpu},'tolerations':[{{'key':'a'}}],'nodeSelector':{{'disk':'fast'}},'runtimeClassName':'nvidia'}}",
        $"{{{Gpu},'tolerations':[{{'key':'a'}},{{'key':'nvidia.com/gpu','operator':'Exists','effect':'NoSchedule'}}],'nodeSelector':{{'disk':'fast','nvidia.com/gpu.present':'true'}},'runtimeClassName':'nvidia'}}")]
    [InlineData(
        Intel,
        "{'initContainers':[{'name':'i','resources':{'limits':{'gpu.intel.com/i915':'1'}}}],'containers':[{'name':'c'}]}",
        "{'initContainers':[{'name':'i','resources':{'limits':{'gpu.intel.com/i915':'1'}}}],'containers':[{'name':'c'}],'tolerations':[{'key':'gpu.intel.com/i915','operator':'Exists','effect':'NoSchedule'}],'nodeSelector':{'intel.feature.node.kubernetes.io/gpu':'true'}}")]
    [InlineData(Nvidia, "{'containers':[{'name':'c'}]}", "{'containers':[{'name':'c'}]}")]
    [InlineData(Nvidia, "{'containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu':'0'}}}]}", "{'containers':[{'name':'c','resources':{'limits':{'nvidia.com/gpu':'0'}}}]}")]
    [InlineData(Intel, $"{{{Gpu}}}", $"{{{Gpu}}}")]
    public async Task PutPodsOntoTheNodesOfTheirCards(string policy, string before, string after)
    {
        var policies = await RenderedPolicies.AllAsync();
        var request = new AdmissionCase("pod", policy) { PodSpec = before }.Request();

        var results = await CelEvaluator.JudgeAsync(
            policies, new Dictionary<string, JsonNode> { ["pod"] = request }, [(policy, "pod")], TestContext.Current.CancellationToken);

        var expected = JsonNode.Parse(after.Replace('\'', '"'))!;
        Assert.True(JsonNode.DeepEquals(expected, results[0]["object"]!["spec"]), results[0]["object"]!["spec"]!.ToJsonString());
    }
}
