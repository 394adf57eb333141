using System.Text.Json;
using Homelab.Cluster.Doctor;

namespace Homelab.Cli.Display;

/// <summary>A report for programs. Its shape is described in docs/doctor.md and only ever grows.</summary>
internal static class DoctorJson
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="source">Where the cluster was read from.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(DoctorReport report, string source, TextWriter output) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteString("profile", report.Profile);
        json.WriteString("source", source);
        json.WriteTexts("nodes", report.Nodes);
        json.WriteString("worst", report.Worst.Word());
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
        if (report.Repair is { } repair)
        {
            WriteRepair(json, repair);
        }
    });

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("check", finding.Check.Id);
        json.WriteString("severity", finding.Severity.Word());
        json.WriteTexts("subjects", finding.Subject.Names);
        json.WriteString("summary", finding.Summary);
        json.WriteString("threshold", finding.Check.Threshold);
        json.WriteTexts("evidence", finding.Evidence);
        if (finding.Fix is { } fix)
        {
            json.WriteString("fix", fix);
        }

        json.WriteEndObject();
    }

    private static void WriteRepair(Utf8JsonWriter json, RepairOrder repair)
    {
        json.WriteStartObject("repair");
        json.WriteString("reason", repair.Reason);
        json.WriteString("guard", repair.Guard);
        json.WriteBoolean("blocked", repair.IsBlocked);
        json.WriteStartArray("steps");
        foreach (var step in repair.Steps)
        {
            json.WriteStartObject();
            json.WriteString("title", step.Title);
            json.WriteTexts("commands", step.Commands);
            json.WriteString("expect", step.Expect);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
