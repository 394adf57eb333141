using System.Text.Json.Nodes;
using Homelab.Cluster.Policies;
using Xunit;

namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>Two judges of what is CEL and what is not: this project's own, which refuses settings, and one from outside.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ExpressionTests
{
    private static readonly string[] Broken =
    [
        "", "1 +", "a b", "(1", "[1, 2", "{'a': }", "{'a' 1}", "'text", "a.", "a..b", "a[", "a[1", "a ? b", "a ? b :", "&& a", "a &&", "f(", "f(1,", "a.f(1",
        "1 2", "a = b", "a & b", "#", "a.?", "has(a)", "object.all(1, true)", "in b", "while", "\"a\nb\"", "0x", "a.b)", "]",
    ];

    [Fact]
    public async Task EveryExpressionOfThePolicies_CompilesByBoth()
    {
        var policies = await RenderedPolicies.AllAsync();

        // Message literals are CEL, but neither judge reads them.
        var expressions = policies.Values.SelectMany(Expressions).Where(expression => !expression.Contains("JSONPatch{", StringComparison.Ordinal)).Distinct().ToArray();
        var outside = await CelEvaluator.CompileAsync(expressions, TestContext.Current.CancellationToken);
        var names = new CelNames { PolicyVariables = [.. policies.Values.SelectMany(policy => policy["variables"]?.AsArray() ?? []).Select(variable => (string)variable!["name"]!)] };

        Assert.True(expressions.Length > 40, $"{expressions.Length} expressions");
        Assert.All(outside, Assert.Null);
        Assert.All(expressions, expression => Assert.Null(names.FaultIn(expression)));
    }

    [Fact]
    public async Task WhatIsNoCel_IsRefusedByBoth()
    {
        var outside = await CelEvaluator.CompileAsync(Broken, TestContext.Current.CancellationToken);
        var names = new CelNames { PolicyVariables = [] };

        Assert.All(Broken.Zip(outside), pair => Assert.True(pair.Second is not null, $"the other judge takes {pair.First}"));
        Assert.All(Broken, expression => Assert.True(names.FaultIn(expression) is not null, $"this project takes {expression}"));
    }

    private static IEnumerable<string> Expressions(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Key is "expression" or "messageExpression" ? [(string)pair.Value!] : Expressions(pair.Value)),
        JsonArray list => list.SelectMany(Expressions),
        _ => [],
    };
}
