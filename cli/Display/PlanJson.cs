using System.Buffers;
using System.Text;
using System.Text.Json;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Planning;

namespace Homelab.Cli.Display;

/// <summary>A preview for programs: the document that <c>pulumi preview --json</c> prints.</summary>
/// <remarks>Names and order of the keys: PreviewDigest in pulumi/pulumi, pkg/display/json.go.</remarks>
internal static class PlanJson
{
    /// <summary>Writes the document of a preview.</summary>
    public static void Write(PreviewResult result, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, JsonOutput.Options);
        json.WriteStartObject();
        WriteConfig(result, json);
        if (!result.Plan.Steps.IsEmpty)
        {
            json.WriteStartArray("steps");
            foreach (var step in result.Plan.Steps)
            {
                WriteStep(step, json);
                MoveTo(output, buffer, json);
            }

            json.WriteEndArray();
        }

        WriteDiagnostics(result.Messages, json);
        json.WriteNumber("duration", result.Evaluation.Duration.Ticks * 100);
        WriteSummary(result.Plan, json);
        json.WriteEndObject();
        MoveTo(output, buffer, json);
        output.Write('\n');
    }

    /// <summary>Writes the document of a preview that could not begin.</summary>
    public static void WriteFault(string message, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, JsonOutput.Options);
        json.WriteStartObject();
        WriteDiagnostics([new PreviewMessage(Severity.Error, message)], json);
        json.WriteEndObject();
        MoveTo(output, buffer, json);
        output.Write('\n');
    }

    private static void WriteConfig(PreviewResult result, Utf8JsonWriter json)
    {
        if (result.Config.Values.Count == 0)
        {
            return;
        }

        json.WriteStartObject("config");
        foreach (var (key, value) in result.Config.Values)
        {
            json.WriteString(key, value.ToString());
        }

        json.WriteEndObject();
    }

    private static void WriteStep(Step step, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("op", step.Operation.Word());
        json.WriteString("urn", step.Resource.Urn);
        if (step.Resource.Provider is { Length: > 0 } provider)
        {
            json.WriteString("provider", provider);
        }

        json.WritePropertyName("newState");
        ResourceJson.Write(json, step.Resource);
        json.WriteNull("detailedDiff"); // always there, also without a difference to detail
        json.WriteEndObject();
    }

    private static void WriteDiagnostics(IReadOnlyCollection<PreviewMessage> messages, Utf8JsonWriter json)
    {
        if (messages.Count == 0)
        {
            return;
        }

        json.WriteStartArray("diagnostics");
        foreach (var message in messages)
        {
            json.WriteStartObject();
            if (message.Urn is not null)
            {
                json.WriteString("urn", message.Urn);
            }

            var (label, severity) = Severities(message);
            json.WriteString("message", label + message.Text.TrimEnd('\n') + "\n");
            json.WriteString("severity", severity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static (string Label, string Severity) Severities(PreviewMessage message) => message.Severity switch
    {
        Severity.Error => ("error: ", "error"),
        Severity.Warning => ("warning: ", "warning"),
        Severity.Debug => ("debug: ", "debug"),
        _ => ("", message.IsProgramError ? "info#err" : "info"),
    };

    private static void WriteSummary(Plan plan, Utf8JsonWriter json)
    {
        if (plan.Steps.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("changeSummary");
        foreach (var (word, count) in plan.Summary.Select(entry => (Word: entry.Key.Word(), entry.Value)).OrderBy(entry => entry.Word, StringComparer.Ordinal))
        {
            json.WriteNumber(word, count);
        }

        json.WriteEndObject();
    }

    // Piece by piece, so that a large preview never stands in memory as one text.
    private static void MoveTo(TextWriter output, ArrayBufferWriter<byte> buffer, Utf8JsonWriter json)
    {
        json.Flush();
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
    }
}
