using System.Collections.Immutable;
using Homelab.Cluster.Guardrails.Rules;

namespace Homelab.Cluster.Guardrails;

/// <summary>All rules, and who is exempted from which.</summary>
/// <param name="Exemptions">The exemptions.</param>
public sealed record GuardrailSet(ImmutableArray<GuardrailExemption> Exemptions)
{
    private const string Setting = "guardrail exemption";

    /// <summary>The rules, in the order of their names.</summary>
    public static ImmutableArray<Guardrail> Rules { get; } =
    [
        ContainerResources.Rule,
        DefaultDeny.Rule,
        GpuPriority.Rule,
        MutableImage.Rule,
        PlaintextSecret.Rule,
        PodSecurity.Rule,
        PrivilegedContainer.Rule,
        ExplicitStorageClass.Rule,
    ];

    /// <summary>Every fault of the exemptions themselves.</summary>
    public IEnumerable<Fault> Check()
    {
        foreach (var exemption in Exemptions)
        {
            var ids = Rules.Select(rule => rule.Id).ToArray();
            if (!ids.Contains(exemption.Rule))
            {
                var nearest = NearestName.Of(exemption.Rule, ids);
                yield return new Fault(
                    Setting, exemption.Rule, "no rule has this name", nearest is null ? $"write one of {string.Join(", ", ids)}" : $"did you mean {nearest}?");
            }

            if (string.IsNullOrWhiteSpace(exemption.Reason))
            {
                yield return new Fault(Setting, Describe(exemption), "it has no reason", "say why the resource may break the rule");
            }
        }

        foreach (var twice in Exemptions.GroupBy(exemption => (exemption.Rule, exemption.Type, exemption.Name)).Where(group => group.Count() > 1))
        {
            yield return new Fault(Setting, Describe(twice.First()), "it is there twice", "delete one of them");
        }
    }

    /// <summary>What a resource breaks by itself, and exemptions that it does not need.</summary>
    /// <param name="resource">The resource.</param>
    public ImmutableArray<GuardrailViolation> Check(GuardedResource resource) =>
    [
        .. Rules.OfType<ResourceGuardrail>().SelectMany(rule => Judge(resource, rule.Id, rule.Check(resource), isDecided: !resource.Properties.HasUnknown)),
    ];

    /// <summary>What resources break together, and exemptions that they do not need.</summary>
    /// <param name="resources">All resources of the program.</param>
    public ImmutableArray<GuardrailViolation> CheckAll(ImmutableArray<GuardedResource> resources)
    {
        var isDecided = !resources.Any(resource => resource.Properties.HasUnknown);
        return
        [
            .. from rule in Rules.OfType<StackGuardrail>()
               let faults = rule.Check(resources).ToLookup(item => item.Resource, item => item.Fault)
               from resource in resources
               from violation in Judge(resource, rule.Id, faults[resource], isDecided)
               select violation,
        ];
    }

    // An exemption is for a resource that there is: without the resource it waits, for another stack may have it.
    private GuardrailViolation[] Judge(GuardedResource resource, string rule, IEnumerable<Fault> faults, bool isDecided)
    {
        var found = faults.Select(fault => new GuardrailViolation(resource, rule, fault)).ToArray();
        if (Exemptions.FirstOrDefault(exemption => exemption.Rule == rule && exemption.IsFor(resource)) is not { } exemption)
        {
            return found;
        }

        return found.Length > 0 || !isDecided
            ? []
            : [new GuardrailViolation(resource, rule, new Fault(Setting, exemption.Reason, "the resource keeps the rule without it", "delete the exemption"))];
    }

    private static string Describe(GuardrailExemption exemption) => $"{exemption.Rule} for {exemption.Type} {exemption.Name}";
}
