using System.Text.Json;
using Homelab.Cluster;
using Homelab.Cluster.SmokeTests;

namespace Homelab.Cli.Display;

/// <summary>Results of the smoke test for programs. Their shape is described in docs/smoke-test.md and only ever grows.</summary>
internal static class SmokeTestJson
{
    /// <summary>Writes the results.</summary>
    /// <param name="report">The results.</param>
    /// <param name="source">Where they were read from.</param>
    /// <param name="output">Where they go.</param>
    public static void Write(SmokeTestReport report, string source, TextWriter output) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteString("profile", "storage");
        json.WriteString("source", source);
        json.WriteString("run", report.Run);
        json.WriteString("storageClass", report.StorageClass);
        json.WriteString("result", Word(report.Outcome));
        WriteTime(json, "started", report.Started);
        WriteTime(json, "finished", report.Finished);
        json.WriteTexts("nodes", report.Nodes);
        json.WriteTexts("unproven", report.Unproven);
        json.WriteStartArray("steps");
        foreach (var step in report.Steps)
        {
            WriteStep(json, step);
        }

        json.WriteEndArray();
    });

    private static void WriteStep(Utf8JsonWriter json, SmokeTestStep step)
    {
        json.WriteStartObject();
        json.WriteNumber("step", step.Number);
        json.WriteString("name", step.Name);
        json.WriteString("node", step.Node);
        json.WriteString("result", Word(step.Outcome));
        json.WriteNumber("seconds", step.Seconds);
        json.WriteString("detail", Redaction.Of(step.Detail));
        json.WriteTexts("evidence", step.Evidence.Select(Redaction.Of));
        if (step.Outcome == SmokeTestOutcome.Failed)
        {
            if (step.Symptom is { } symptom)
            {
                json.WriteString("symptom", symptom.Name);
            }

            json.WriteString("meaning", step.Meaning);
            json.WriteString("fix", step.Fix);
        }

        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } some)
        {
            json.WriteString(name, some);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Word(SmokeTestOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
