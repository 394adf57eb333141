using System.Globalization;
using System.Text;
using Homelab.Cluster.Migration;
using Homelab.Engine.Rendering;

namespace Homelab.Cli.Migration;

/// <summary>A plan as files: for each step its manifests and a script with the commands, in the order of their numbers.</summary>
internal static class MigrationPlanFolder
{
    /// <summary>The files.</summary>
    public static IEnumerable<RenderedFile> Files(MigrationPlan plan)
    {
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            var step = plan.Steps[i];
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{i + 1:D2}-{Name(step.Phase)}");
            foreach (var manifest in step.Items.OfType<PlanManifest>())
            {
                yield return new RenderedFile(File(prefix, manifest), JsonManifest.ToYaml(manifest.Manifest));
            }

            yield return new RenderedFile($"{prefix}.sh", Script(plan, step, prefix));
        }
    }

    private static string Script(MigrationPlan plan, PlanStep step, string prefix)
    {
        var names = new MigrationNames(plan.Record.Namespace, plan.Record.Claim);
        var text = new StringBuilder();
        text.Append("#!/bin/sh\n");
        Comment(text, "What it does: ", step.Title);
        Comment(text, "Expect: ", step.Expect);
        Comment(text, "Undo: ", step.Undo);
        text.Append("set -eu\ncd -- \"$(dirname -- \"$0\")\"\n");
        if (step.Items.Any(NeedsTarget))
        {
            text.Append(CultureInfo.InvariantCulture, $"target=$(kubectl get pvc -n {names.TargetClaim.Namespace} {names.TargetClaim.Name} -o jsonpath='{{.spec.volumeName}}')\n[ -n \"$target\" ]\n");
        }

        foreach (var item in step.Items)
        {
            text.Append(item switch
            {
                PlanManifest manifest when NeedsTarget(manifest) => $"sed \"s/{PlanItem.TargetVolume}/$target/\" {File(prefix, manifest)} | kubectl create -f -\n",
                PlanManifest manifest => $"kubectl create -f {File(prefix, manifest)}\n",
                PlanCommand command => command.Command.Replace(PlanItem.TargetVolume, "\"$target\"", StringComparison.Ordinal) + "\n",
                _ => throw new InvalidOperationException(item.ToString()),
            });
        }

        return text.ToString();
    }

    private static bool NeedsTarget(PlanItem item) => item switch
    {
        PlanManifest manifest => manifest.Manifest.ToJsonString().Contains(PlanItem.TargetVolume, StringComparison.Ordinal),
        PlanCommand command => command.Command.Contains(PlanItem.TargetVolume, StringComparison.Ordinal),
        _ => false,
    };

    private static void Comment(StringBuilder text, string label, string content) =>
        text.Append("# ").Append(label).Append(content.ReplaceLineEndings(" ")).Append('\n');

    private static string File(string prefix, PlanManifest manifest) =>
        $"{prefix}-{manifest.Object.Kind.Kind.ToLowerInvariant()}-{manifest.Object.Name}.yaml";

    private static string Name(MigrationPhase phase) => phase.ToString().ToLowerInvariant();
}
