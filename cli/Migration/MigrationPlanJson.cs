using System.Text.Json;
using Homelab.Cli.Display;
using Homelab.Cluster.Migration;

namespace Homelab.Cli.Migration;

/// <summary>A plan for programs.</summary>
internal static class MigrationPlanJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(MigrationPlan plan, IReadOnlyList<string> open, TextWriter output) => JsonOutput.WriteObject(output, json =>
    {
        var record = plan.Record;
        json.WriteString("claim", $"{record.Namespace}/{record.Claim}");
        json.WriteString("from", record.Original.StorageClass);
        json.WriteString("to", record.Options.StorageClass);
        json.WriteString("size", record.Options.Size);
        json.WriteString("sourceVolume", record.Source.Name);
        json.WriteTexts("stopped", plan.Users.Scalable.Concat(plan.Users.CronJobs).Select(user => $"{user.Kind}/{user.Name}"));
        json.WriteTexts("open", open);
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            WriteStep(json, step);
        }

        json.WriteEndArray();
    });

    private static void WriteStep(Utf8JsonWriter json, PlanStep step)
    {
        json.WriteStartObject();
        json.WriteString("phase", step.Phase.ToString());
        json.WriteString("title", step.Title);
        json.WriteStartArray("calls");
        foreach (var item in step.Items)
        {
            json.WriteStartObject();
            json.WriteString("verb", item.Verb);
            json.WriteString("object", item.Object.ToString());
            if (item is PlanManifest manifest)
            {
                json.WritePropertyName("manifest");
                manifest.Manifest.WriteTo(json);
            }
            else if (item is PlanCommand command)
            {
                json.WriteString("command", command.Command);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("expect", step.Expect);
        json.WriteString("undo", step.Undo);
        json.WriteString("consent", step.Consent.ToString());
        json.WriteEndObject();
    }
}
