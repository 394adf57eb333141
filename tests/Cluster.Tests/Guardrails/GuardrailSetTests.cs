using System.Collections.Immutable;
using Homelab.Cluster.Guardrails;
using Xunit;

namespace Homelab.Cluster.Tests.Guardrails;

/// <summary>Every rule in every state: broken, repaired, unknown, exempted; and the exemptions themselves.</summary>
public sealed class GuardrailSetTests
{
    public static TheoryData<string> Rules => [.. GuardrailSet.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rejects_WhatBreaksTheRule(string rule)
    {
        var example = Example(rule);

        var violations = Check(rule, [], GivenResource.Of(example.Type, example.Broken));

        Assert.Equal([$"{example.Type} it: {example.Message} [{rule}]"], violations.Select(violation => violation.ToString()));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Accepts_WhatKeepsTheRule(string rule)
    {
        var example = Example(rule);

        Assert.Empty(Check(rule, [], [GivenResource.Of(example.Type, example.Repaired), .. example.RepairedBy]));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void SaysNothing_OfWhatIsUnknown(string rule)
    {
        var example = Example(rule);

        Assert.Empty(Check(rule, [], [GivenResource.Of(example.Type, example.Undecided), .. example.RepairedBy]));
        Assert.Empty(Check(rule, [Exemption(example)], [GivenResource.Of(example.Type, example.Undecided), .. example.RepairedBy]));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void SaysNothing_OfAResourceOfWhichNothingIsKnown(string rule) =>
        Assert.Empty(Check(rule, [], [new GuardedResource(Example(rule).Type, "it", PropertyNode.Unknown), .. Example(rule).RepairedBy]));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Exempts_ThatResourceFromThatRuleOnly(string rule)
    {
        var example = Example(rule);
        var exemption = Exemption(example);

        Assert.Empty(Check(rule, [exemption], GivenResource.Of(example.Type, example.Broken)));
        Assert.Single(Check(rule, [exemption], GivenResource.Of(example.Type, example.Broken, "another")));
        Assert.Single(Check(rule, [exemption with { Type = "kubernetes:core/v1:Service" }], GivenResource.Of(example.Type, example.Broken)));
        Assert.Single(Check(rule, [exemption with { Rule = "another" }], GivenResource.Of(example.Type, example.Broken)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rejects_AnExemptionThatItsResourceDoesNotNeed(string rule)
    {
        var example = Example(rule);

        var violations = Check(rule, [Exemption(example)], [GivenResource.Of(example.Type, example.Repaired), .. example.RepairedBy]);

        Assert.Equal(
            $"{example.Type} it: guardrail exemption = because: the resource keeps the rule without it; delete the exemption [{rule}]",
            Assert.Single(violations).ToString());
    }

    [Fact]
    public void Rejects_ExemptionsThatSayTooLittle()
    {
        var good = new GuardrailExemption("mutable-image", "t", "n", "because");

        var faults = new GuardrailSet([good, good, good with { Rule = "mutable-imag" }, good with { Name = "m", Reason = " " }]).Check();

        Assert.Equal(
            [
                "guardrail exemption = mutable-imag: no rule has this name; did you mean mutable-image?",
                "guardrail exemption = mutable-image for t m: it has no reason; say why the resource may break the rule",
                "guardrail exemption = mutable-image for t n: it is there twice; delete one of them",
            ],
            faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Rules_AreInTheOrderOfTheirNames() =>
        Assert.Equal(GuardrailSet.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), GuardrailSet.Rules.Select(rule => rule.Id));

    [Fact]
    public void Document_ListsEveryRule_AsTheCodeStatesIt()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "files", "guardrails.md"));

        var rows = document.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(GuardrailSet.Rules.Select(rule => $"| `{rule.Id}` | {rule.Asks} | {rule.Why} | {rule.Source} |"), rows);
    }

    internal static ImmutableArray<GuardrailViolation> Check(string rule, ImmutableArray<GuardrailExemption> exemptions, params ImmutableArray<GuardedResource> resources)
    {
        var set = new GuardrailSet(exemptions);
        return [.. resources.SelectMany(resource => set.Check(resource)).Concat(set.CheckAll(resources)).Where(violation => violation.Rule == rule)];
    }

    private static GuardrailExample Example(string rule) => GuardrailExamples.All.Single(example => example.Rule == rule);

    private static GuardrailExemption Exemption(GuardrailExample example) => new(example.Rule, example.Type, "it", "because");
}
