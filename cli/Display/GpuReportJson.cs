using System.Text.Json;
using Homelab.Cluster;

namespace Homelab.Cli.Display;

/// <summary>Who has the GPUs, for programs. Its shape is described in docs/gpu.md and only ever grows.</summary>
internal static class GpuReportJson
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="job">The job; null for none.</param>
    /// <param name="source">Where the cluster was read from.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(GpuReport report, GpuJob? job, string source, TextWriter output) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteString("source", source);
        json.WriteStartArray("nodes");
        foreach (var node in report.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("node", node.Node);
            json.WriteString("resource", node.Resource);
            json.WriteNumber("declared", node.Declared);
            json.WriteNumber("allocated", node.Allocated);
            json.WriteNumber("idle", node.Idle);
            json.WriteBoolean("usable", node.Usable);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("teams");
        foreach (var use in report.Teams)
        {
            WriteTeam(json, use);
        }

        json.WriteEndArray();
        if (job is not null)
        {
            WriteJob(json, job);
        }
    });

    private static void WriteTeam(Utf8JsonWriter json, GpuTeamUse use)
    {
        json.WriteStartObject();
        json.WriteString("team", use.Team);
        json.WriteString("namespace", use.Namespace);
        json.WriteString("class", use.Class);
        json.WriteString("resource", use.Resource);
        WriteNumber(json, "declared", use.Declared);
        json.WriteNumber("allocated", use.Allocated);
        json.WriteNumber("pending", use.Pending);
        WriteNumber(json, "idle", use.Idle);
        json.WriteEndObject();
    }

    private static void WriteJob(Utf8JsonWriter json, GpuJob job)
    {
        json.WriteStartObject("job");
        json.WriteString("class", job.Class.Name);
        json.WriteString("resource", job.Resource);
        json.WriteBoolean("fits", job.Fits);
        json.WriteStartArray("pods");
        foreach (var pod in job.Pods)
        {
            json.WriteStartObject();
            json.WriteString("node", pod.Node);
            json.WriteStartArray("evicts");
            foreach (var victim in pod.Victims)
            {
                json.WriteStartObject();
                json.WriteString("namespace", victim.Namespace);
                json.WriteString("name", victim.Name);
                json.WriteString("class", victim.Class);
                json.WriteNumber("priority", victim.Priority);
                json.WriteNumber("units", victim.Units);
                json.WriteNumber("graceSeconds", victim.GraceSeconds);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
