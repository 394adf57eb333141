using System.Text.Json.Nodes;
using Xunit;

namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>The policies as they are deployed, judged by an implementation of CEL that is not this project's.</summary>
[Collection(PulumiCollection.Name)]
public sealed class AdmissionPolicyTests
{
    private static readonly AdmissionCase[] Cases = [.. PodCases.All, .. PodUpdateCases.All, .. WorkloadCases.All];

    [Fact]
    public async Task SayOfEachRequest_WhatItsUserIsToRead()
    {
        var policies = await RenderedPolicies.AllAsync();

        var results = await CelEvaluator.JudgeAsync(
            policies, Requests(), Cases.Select((item, index) => (item.PolicyOfPlan, Name(index))), TestContext.Current.CancellationToken);

        var wrong = Cases.Zip(results, (item, result) => (item, Expected: Expected(item), Found: Found(result)))
            .Where(judged => !judged.Expected.SequenceEqual(judged.Found))
            .Select(judged => $"{judged.item}\n  expected: {string.Join("\n            ", judged.Expected)}\n  found:    {string.Join("\n            ", judged.Found)}");
        Assert.Empty(wrong);
    }

    /// <summary>Whatever one line of a policy is changed to, some request is judged otherwise.</summary>
    [Fact]
    public async Task NoLineCanChange_WithoutACaseThatNoticesIt()
    {
        var policies = await RenderedPolicies.AllAsync();

        // Lines that plans have in common are changed once.
        var mutants = new[] { "shared", "whole", "kueue" }
            .SelectMany(plan => new[] { $"{plan}/gpu-pods", $"{plan}/gpu-class-users" })
            .SelectMany(policy => PolicyMutants.Of(policy, policies[policy]))
            .DistinctBy(mutant => (mutant.Policy.Split('/')[1], mutant.Change))
            .ToDictionary(mutant => mutant.Name, StringComparer.Ordinal);
        var runs = mutants.Values
            .SelectMany(mutant => Cases.Select((item, index) => (Mutant: mutant.Name, Of: mutant.Policy, Case: item, Request: Name(index))))
            .Where(run => run.Case.PolicyOfPlan == run.Of)
            .ToArray();

        var results = await CelEvaluator.JudgeAsync(
            mutants.ToDictionary(pair => pair.Key, pair => pair.Value.Spec),
            Requests(),
            runs.Select(run => (run.Mutant, run.Request)),
            TestContext.Current.CancellationToken);

        var noticed = runs.Zip(results)
            .Where(pair => !Found(pair.Second).SequenceEqual(Expected(pair.First.Case)))
            .Select(pair => pair.First.Mutant)
            .ToHashSet();
        var unnoticed = mutants.Keys.Except(noticed).ToArray();
        Assert.True(unnoticed.Length == 0, string.Join('\n', unnoticed));
        Assert.True(mutants.Count > 300, $"only {mutants.Count} changes were tried");
    }

    private static Dictionary<string, JsonNode> Requests() => Cases.Select((item, index) => (item, index))
        .ToDictionary(pair => Name(pair.index), JsonNode (pair) => pair.item.Request());

    private static string Name(int index) => $"case-{index}";

    private static string[] Found(JsonNode result) =>
        [.. result["denials"]!.AsArray().Select(denial => $"{denial!["reason"]}: {denial["message"]}")];

    // Only a missing right is answered with Forbidden.
    private static string[] Expected(AdmissionCase item) =>
        [.. item.Denials.Select(message => $"{(message.Contains("may not use PriorityClass critical-gpu", StringComparison.Ordinal) && item.Policy == "gpu-class-users" ? "Forbidden" : "Invalid")}: {message}")];
}
