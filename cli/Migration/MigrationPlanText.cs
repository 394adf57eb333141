using System.Globalization;
using Homelab.Cli.Display;
using Homelab.Cluster.Migration;

namespace Homelab.Cli.Migration;

/// <summary>A plan for people: where the data is, where it goes, and every step with what must be seen and what takes it back.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="columns">Columns that a line may take; null for as many as it needs.</param>
internal sealed class MigrationPlanText(StyledWriter writer, int? columns)
{
    private const int Indentation = 4;
    private const int LabelWidth = 9;

    /// <summary>Writes the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="open">What a run still needs, and what was not seen.</param>
    public void Write(MigrationPlan plan, IReadOnlyList<string> open)
    {
        var record = plan.Record;
        writer.WriteLine($"Migrating {record.Namespace}/{record.Claim} from {record.Original.StorageClass} to {record.Options.StorageClass}:", Style.Headline);
        writer.WriteLine();
        Labelled("source", $"{record.Source.Name}, {record.Original.Size}{(record.Source.Node is { } node ? $", on {node} in {record.Source.Path}" : "")}, reclaim policy {record.Source.ReclaimPolicy}");
        Labelled("target", $"{record.Options.Size} of {record.Options.StorageClass}");
        Labelled("stopped", Users(plan.Users));
        Labelled("kept", string.Create(CultureInfo.InvariantCulture, $"both volumes for {record.Options.GraceDays} days after the cut over; the source until somebody ends that"));
        writer.WriteLine();
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            WriteStep(plan.Steps[i], i + 1);
        }

        foreach (var item in open)
        {
            writer.Write("still open: ", Style.Warning);
            writer.WriteLine(SafeText.OfName(item));
        }
    }

    private static string Users(ClaimUsers users)
    {
        string[] names =
        [
            .. users.Scalable.Select(user => string.Create(
                CultureInfo.InvariantCulture, $"{user.Kind} {user.Name} ({Counted(user.Json.TryGetProperty("spec", out var spec) && spec.TryGetProperty("replicas", out var replicas) ? replicas.GetInt32() : 1)})")),
            .. users.CronJobs.Select(user => $"{user.Kind} {user.Name}"),
        ];
        return names.Length == 0 ? "nothing, because nothing uses the claim" : string.Join(", ", names);
    }

    private static string Counted(int replicas) => replicas == 1 ? "1 replica" : string.Create(CultureInfo.InvariantCulture, $"{replicas} replicas");

    private void WriteStep(PlanStep step, int number)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{number,2}. {step.Phase}"), Style.Resource);
        writer.Write($": {step.Title}");
        writer.WriteLine(step.Consent == Consent.None ? "" : " (asks first)", Style.Warning);
        foreach (var item in step.Items)
        {
            Labelled(item.Verb, item is PlanCommand { Verb: "patch" } command ? $"{item.Object} {command.Command[command.Command.IndexOf('{', StringComparison.Ordinal)..^1]}" : item.Object.ToString());
        }

        Labelled("expect", step.Expect);
        Labelled("undo", step.Undo);
        writer.WriteLine();
    }

    private void Labelled(string label, string text) =>
        writer.WriteLabelled(label, [SafeText.OfName(text)], Indentation, LabelWidth, columns);
}
