using Homelab.Cluster;
using Homelab.Cluster.Policies;

namespace Homelab.Components.Gpu;

/// <summary>What must hold for <see cref="GpuGovernanceArgs"/> to lead to a governance that holds.</summary>
public static class GpuGovernanceRules
{
    /// <summary>The setting of stacks that these arguments come from, for messages.</summary>
    public const string Setting = "homelab:gpu";

    /// <summary>Every fault of the arguments and of the plan in them.</summary>
    /// <param name="args">The arguments to check.</param>
    public static IEnumerable<Fault> Check(GpuGovernanceArgs args) =>
    [
        .. GpuPlanRules.Check(args.Plan, Setting),
        .. ValidationAction.Check(args.ValidationActions, $"{Setting}.validationActions"),
        .. CheckRules(args),
        .. CheckMutatingPolicy(args),
        .. args.Plan.Engine == GpuEngine.Kueue ? KueuePlan.For(args).Check(args.Plan.Cluster.Nodes) : CheckNoKueue(args),
    ];

    /// <summary>What should be known although it is no fault.</summary>
    /// <param name="args">The arguments.</param>
    public static IEnumerable<string> Warnings(GpuGovernanceArgs args) => GpuPlanRules.Warnings(args.Plan);

    /// <summary>True when pods get their placement from a MutatingAdmissionPolicy.</summary>
    /// <param name="args">The arguments.</param>
    internal static bool Mutates(GpuGovernanceArgs args) =>
        args.MutatingPolicy ?? (args.Plan.OldestServer is { } oldest && GpuPlacementPolicy.OnByItself.Contains(oldest));

    private static IEnumerable<Fault> CheckRules(GpuGovernanceArgs args)
    {
        var names = new CelNames { PolicyVariables = [.. GpuPodPolicy.For(args.Plan, []).Variables.Select(variable => variable.Name)] };
        for (var i = 0; i < args.Rules.Length; i++)
        {
            var rule = args.Rules[i];
            var path = SettingPath.Item($"{Setting}.rules", i);
            if (names.FaultIn(rule.Expression) is { } reason)
            {
                yield return new Fault($"{path}.expression", rule.Expression, $"does not compile: {reason}", "write a CEL expression that is true of pods that may pass");
            }

            if (string.IsNullOrWhiteSpace(rule.Message) || rule.Message.Contains('\n', StringComparison.Ordinal))
            {
                yield return new Fault($"{path}.message", rule.Message, "the user whose pod is refused would read nothing useful", "say on one line what is wrong with the pod");
            }
        }
    }

    private static IEnumerable<Fault> CheckNoKueue(GpuGovernanceArgs args)
    {
        if (args.KueueValues.Count > 0)
        {
            yield return new Fault(KueuePlan.ValuesSetting, args.KueueValues, $"Kueue is installed with engine {GpuEngine.Kueue} only", "remove it");
        }
    }

    private static IEnumerable<Fault> CheckMutatingPolicy(GpuGovernanceArgs args)
    {
        if (args.MutatingPolicy is true && args.Plan.OldestServer is { } oldest && !GpuPlacementPolicy.Available.Contains(oldest))
        {
            yield return new Fault(
                $"{Setting}.mutatingPolicy",
                args.MutatingPolicy,
                $"MutatingAdmissionPolicy needs Kubernetes {GpuPlacementPolicy.Available}, and a server runs {oldest}",
                "remove it: the RuntimeClass and the workloads of this stack place pods without it");
        }
    }
}
