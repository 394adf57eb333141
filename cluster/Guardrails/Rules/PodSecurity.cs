using Homelab.Cluster.Policies;

namespace Homelab.Cluster.Guardrails.Rules;

/// <summary>Every namespace says what its pods may do at most.</summary>
internal static class PodSecurity
{
    private const string Label = PodSecurityStandard.EnforceLabel;
    private static readonly string[] Levels = [PodSecurityStandard.Baseline, PodSecurityStandard.Restricted];

    public static ResourceGuardrail Rule { get; } = new("pod-security", Check)
    {
        Asks = $"every namespace has the label {Label} with baseline or restricted, and no chart makes a namespace of its own",
        Why = "without the label a namespace admits any pod, also what somebody adds to it later",
        Source = "Kubernetes, Pod Security Admission; Helm creates namespaces without labels",
    };

    private static IEnumerable<Fault> Check(GuardedResource resource)
    {
        if (resource.IsHelm && resource.Root["createNamespace"] is { IsTrue: true } create)
        {
            yield return create.ToFault("Helm makes the namespace without labels, and so without limits to its pods", "make the namespace in the program, with its labels");
        }

        if (!resource.Is("core", "Namespace"))
        {
            yield break;
        }

        var level = resource.Root["metadata"]["labels"][Label];
        if (level.IsMissing && !resource.IsPatch)
        {
            yield return level.ToFault("the namespace would admit any pod", "write restricted, or baseline where the pods cannot keep it");
        }
        else if (level.Text is { } text && !Levels.Contains(text))
        {
            yield return level.ToFault(
                text == PodSecurityStandard.Privileged ? "the namespace admits pods that own their node" : "there is no such level, so the namespace would admit any pod",
                "write restricted, or baseline where the pods cannot keep it");
        }
    }
}
