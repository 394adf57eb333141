using System.Globalization;
using Homelab.Engine.Planning;

namespace Homelab.Cli.Display;

/// <summary>A preview for people, in the look of <c>pulumi preview</c>.</summary>
internal static class PlanText
{
    /// <summary>Writes the whole preview.</summary>
    /// <param name="result">The preview.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="columns">Columns that a line of the table may take; null for as many as it needs.</param>
    /// <param name="diff">Whether to show every property instead of the table.</param>
    public static void Write(PreviewResult result, StyledWriter writer, int? columns, bool diff)
    {
        writer.WriteLine($"Previewing update ({SafeText.OfName(result.Evaluation.Stack)}):", Style.Headline);
        writer.WriteLine();
        if (diff)
        {
            DiffText.Write(result, writer);
        }
        else
        {
            TreeTable.Write(result, writer, columns);
        }

        writer.WriteLine();
        DiagnosticsText.Write(result, writer, columns);
        if (!diff)
        {
            WriteOutputs(result, writer);
        }

        WriteSummary(result, writer);
    }

    private static void WriteOutputs(PreviewResult result, StyledWriter writer)
    {
        if (result.Evaluation.Outputs.Count > 0)
        {
            writer.WriteLine("Outputs:", Style.Headline);
            new PropertyText(writer, Style.None).Write(result.Evaluation.Outputs, indent: 1);
            writer.WriteLine();
        }
    }

    private static void WriteSummary(PreviewResult result, StyledWriter writer)
    {
        writer.WriteLine("Resources:", Style.Headline);

        // Reads change nothing, and Pulumi counts only changes here.
        var changes = result.Plan.Summary.Where(entry => entry.Key is not (Operation.Same or Operation.Read)).ToList();
        foreach (var (operation, count) in changes)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {operation.Prefix()}{count} to {operation.Word()}"), operation.Style());
        }

        if (changes.Count > 1)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {changes.Sum(entry => entry.Value)} changes"));
        }

        var errors = result.Messages.Where(message => message.Severity == Homelab.Engine.Evaluation.Severity.Error).Select(message => message.Urn).Distinct().Count();
        if (errors > 0)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {errors} errored"), Style.Error);
        }

        if (changes.Count == 0 && errors == 0)
        {
            writer.WriteLine("    no changes");
        }

        writer.WriteLine();
        writer.Write("Duration: ", Style.Headline);
        writer.WriteLine(Duration(result.Evaluation.Duration));
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.95 } => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + "s",
        { TotalSeconds: < 59.5 } => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + "s",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}m{time.Seconds}s"),
    };
}
