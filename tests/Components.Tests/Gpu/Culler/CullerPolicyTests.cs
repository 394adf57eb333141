using System.Text.Json.Nodes;
using Homelab.Cluster;
using Homelab.Components.Gpu;
using Homelab.Components.Tests.Gpu.Admission;
using Xunit;

namespace Homelab.Components.Tests.Gpu.Culler;

/// <summary>The policy on the culler, judged by an implementation of CEL that is not this project's.</summary>
[Collection(PulumiCollection.Name)]
public sealed class CullerPolicyTests
{
    private const string ToZero = "the culler may scale to zero, and nothing else";
    private const string Template = "the culler may not change what pods are made from";
    private const string Class = "the culler may touch the classes medium-gpu and low-gpu only";
    private const string OptedOut = "this workload opted out (gpu.homelab.internal/cull)";
    private const string Notes = "the culler may write the annotations gpu.homelab.internal/replicas-before-cull and gpu.homelab.internal/culled-at only";

    private const string OptOutNote = "\"gpu.homelab.internal/cull\":\"false\"";
    private const string Written = "\"gpu.homelab.internal/replicas-before-cull\":\"2\",\"gpu.homelab.internal/culled-at\":\"2026-01-01T00:00:00Z\"";

    private static readonly (string Name, JsonObject Request, string[] Denials)[] Cases =
    [
        ("scales medium to zero", Update(Workload(2), Workload(0, Written)), []),
        ("scales low to zero", Update(Workload(2, priorityClass: "low-gpu"), Workload(0, Written, "low-gpu")), []),
        ("writes its notes anew", Update(Workload(2, Written), Workload(0, Written.Replace("\"2\"", "\"3\"", StringComparison.Ordinal))), []),
        ("forgets its notes", Update(Workload(2, Written), Workload(0)), []),
        ("scales a StatefulSet to zero", Update(Workload(2), Workload(0, Written), kind: "StatefulSet"), []),
        ("scales a StatefulSet up", Update(Workload(2), Workload(3), kind: "StatefulSet"), [ToZero]),
        ("keeps notes of others", Update(Workload(2, "\"a\":\"b\""), Workload(0, $"\"a\":\"b\",{Written}")), []),
        ("scales down, but not to zero", Update(Workload(2), Workload(1, Written)), [ToZero]),
        ("scales up", Update(Workload(0), Workload(2)), [ToZero]),
        ("scales critical", Update(Workload(1, priorityClass: "critical-gpu"), Workload(0, Written, "critical-gpu")), [Class]),
        ("scales high", Update(Workload(1, priorityClass: "high-gpu"), Workload(0, Written, "high-gpu")), [Class]),
        ("scales what has no class", Update(WithoutClass(Workload(1)), WithoutClass(Workload(0))), [Class]),
        ("lowers a class to touch it", Update(Workload(1, priorityClass: "high-gpu"), Workload(0, Written, "low-gpu")), [Template, Class]),
        ("changes an image", Update(Workload(1), Workload(0, Written, image: "other")), [Template]),
        ("changes a selector", Update(Workload(1), Workload(0, Written, app: "other")), [Template]),
        ("scales what opted out", Update(Workload(1, OptOutNote), Workload(0, $"{OptOutNote},{Written}")), [OptedOut]),
        ("removes the opt-out", Update(Workload(1, OptOutNote), Workload(0, Written)), [OptedOut, Notes]),
        ("writes another annotation", Update(Workload(1), Workload(0, $"\"a\":\"b\",{Written}")), [Notes]),
        ("changes another annotation", Update(Workload(1, "\"a\":\"b\""), Workload(0, "\"a\":\"c\"")), [Notes]),
        ("removes another annotation", Update(Workload(1, "\"a\":\"b\""), Workload(0)), [Notes]),
        ("is somebody else", Update(Workload(1), Workload(9, "\"a\":\"b\"", "critical-gpu", image: "other"), user: "alice"), []),
    ];

    [Fact]
    public async Task LeavesTheCuller_NothingButToScaleLowClassesToZero()
    {
        var results = await CelEvaluator.JudgeAsync(
            new Dictionary<string, JsonNode> { ["policy"] = await PolicyAsync() },
            Cases.ToDictionary(item => item.Name, JsonNode (item) => item.Request),
            Cases.Select(item => ("policy", item.Name)),
            TestContext.Current.CancellationToken);

        var wrong = Cases.Zip(results, (item, result) => (item.Name, item.Denials, Found: Found(result)))
            .Where(judged => !judged.Denials.SequenceEqual(judged.Found))
            .Select(judged => $"{judged.Name}\n  expected: {string.Join(" | ", judged.Denials)}\n  found:    {string.Join(" | ", judged.Found)}");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task NoLineCanChange_WithoutACaseThatNoticesIt()
    {
        var mutants = PolicyMutants.Of("shared/gpu-culler", await PolicyAsync()).ToDictionary(mutant => mutant.Name, StringComparer.Ordinal);
        var runs = mutants.Keys.SelectMany(mutant => Cases.Select(item => (Mutant: mutant, Case: item))).ToArray();

        var results = await CelEvaluator.JudgeAsync(
            mutants.ToDictionary(pair => pair.Key, pair => pair.Value.Spec),
            Cases.ToDictionary(item => item.Name, JsonNode (item) => item.Request),
            runs.Select(run => (run.Mutant, run.Case.Name)),
            TestContext.Current.CancellationToken);

        var noticed = runs.Zip(results).Where(pair => !Found(pair.Second).SequenceEqual(pair.First.Case.Denials)).Select(pair => pair.First.Mutant).ToHashSet();
        var unnoticed = mutants.Keys.Except(noticed).ToArray();
        Assert.True(unnoticed.Length == 0, string.Join('\n', unnoticed));
        Assert.True(mutants.Count > 20, $"only {mutants.Count} changes were tried");
    }

    private static async Task<JsonNode> PolicyAsync()
    {
        var run = await GpuRun.OfAsync(options => GpuCullerTests.Create(new GpuCullerOptions { DryRun = false }, options));
        return run.Inputs("culler-policy-gpu-culler")["spec"]!;
    }

    private static string[] Found(JsonNode result) => [.. result["denials"]!.AsArray().Select(denial => (string)denial!["message"]!)];

    private static JsonObject Update(JsonObject before, JsonObject after, string? user = null, string kind = "Deployment") => new()
    {
        ["operation"] = "UPDATE",
        ["request"] = new JsonObject
        {
            ["kind"] = new JsonObject { ["group"] = "apps", ["version"] = "v1", ["kind"] = kind },
            ["resource"] = new JsonObject { ["group"] = "apps", ["version"] = "v1", ["resource"] = $"{kind.ToLowerInvariant()}s" },
            ["userInfo"] = new JsonObject { ["username"] = user ?? GpuCulling.User },
        },
        ["object"] = after,
        ["oldObject"] = before,
        ["namespaceObject"] = new JsonObject { ["metadata"] = new JsonObject { ["name"] = "ai" } },
        ["rights"] = new JsonArray(),
    };

    private static JsonObject Workload(int replicas, string? annotations = null, string priorityClass = "medium-gpu", string image = "a:1", string app = "a") => new()
    {
        ["kind"] = "Deployment",
        ["metadata"] = annotations is null
            ? new JsonObject { ["name"] = "notebook" }
            : new JsonObject { ["name"] = "notebook", ["annotations"] = JsonNode.Parse($"{{{annotations}}}") },
        ["spec"] = new JsonObject
        {
            ["replicas"] = replicas,
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = app } },
            ["template"] = new JsonObject
            {
                ["spec"] = new JsonObject { ["priorityClassName"] = priorityClass, ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["image"] = image }) },
            },
        },
    };

    private static JsonObject WithoutClass(JsonObject workload)
    {
        workload["spec"]!["template"]!["spec"]!.AsObject().Remove("priorityClassName");
        return workload;
    }
}
