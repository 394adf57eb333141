using System.Globalization;
using Homelab.Cluster.Doctor;

namespace Homelab.Cli.Display;

/// <summary>A report for people: every finding on a line, then what is to be done, and the sum of it all at the end.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="columns">Columns that a line may take; null for as many as it needs.</param>
internal sealed class DoctorText(StyledWriter writer, int? columns)
{
    private const int SeverityWidth = 7;
    private const int Gap = 2;
    private const int LeastFinding = 20;
    private const int Indentation = 4;

    // As wide as the longest label, so that the texts stand below each other.
    private const int LabelWidth = 8;

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="source">Where the cluster was read from.</param>
    public void Write(DoctorReport report, string source)
    {
        writer.WriteLine($"Examining {report.Profile} ({SafeText.OfName(source)}):", Style.Headline);
        writer.WriteLine();
        WriteTable(report);
        foreach (var finding in report.Findings.Where(finding => finding.Severity != FindingSeverity.Ok).OrderByDescending(finding => finding.Severity))
        {
            WriteFinding(finding);
        }

        if (report.Repair is { } repair)
        {
            WriteRepair(repair);
        }

        WriteSum(report);
    }

    private void WriteTable(DoctorReport report)
    {
        var prefix = report.Profile + "/";
        var rows = report.Findings.Select(finding => (
            finding.Severity,
            Check: finding.Check.Id[(finding.Check.Id.StartsWith(prefix, StringComparison.Ordinal) ? prefix.Length : 0)..],
            Text: SafeText.OfName($"{Subject(report, finding)}: {finding.Summary}"))).ToArray();
        var width = rows.Max(row => row.Check.Length);
        var room = columns is { } limit ? Math.Max(limit - SeverityWidth - width - (2 * Gap), LeastFinding) : (int?)null;
        foreach (var row in rows)
        {
            writer.Write(row.Severity.Word().PadRight(SeverityWidth + Gap), row.Severity.Style());
            writer.Write(row.Check.PadRight(width + Gap));
            writer.WriteLine(room is { } some ? TextWidth.ShortenEnd(row.Text, some) : row.Text);
        }

        writer.WriteLine();
    }

    private void WriteFinding(Finding finding)
    {
        writer.Write($"{finding.Severity.Word()}: ", finding.Severity.Style());
        writer.WriteLine(finding.Check.Id, Style.Resource);
        Paragraph(Indentation, $"{finding.Subject}: {finding.Summary}");
        if (finding.Severity != FindingSeverity.Info)
        {
            Labelled("wanted:", finding.Check.Threshold);
        }

        foreach (var line in finding.Evidence)
        {
            Labelled("seen:", line);
        }

        if (finding.Fix is { } fix)
        {
            Labelled("fix:", fix);
        }

        writer.WriteLine();
    }

    private void WriteRepair(RepairOrder repair)
    {
        writer.WriteLine("Repair order:", Style.Headline);
        Paragraph(Indentation, repair.Reason);
        Paragraph(Indentation, repair.Guard, repair.IsBlocked ? Style.Error : Style.None);
        writer.WriteLine();
        for (var i = 0; i < repair.Steps.Length; i++)
        {
            var step = repair.Steps[i];
            Paragraph(2, string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {step.Title}"), Style.Resource);
            foreach (var command in step.Commands)
            {
                // A command is for copying, so it stays on one line.
                Line(7, SafeText.OfName(command));
            }

            Paragraph(5, $"go on when: {step.Expect}");
            writer.WriteLine();
        }
    }

    private void WriteSum(DoctorReport report)
    {
        var counts = report.Findings.CountBy(finding => finding.Severity).OrderByDescending(count => count.Key)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {Noun(count.Key, count.Value)}"));
        var verdict = report.Worst switch
        {
            FindingSeverity.Ok or FindingSeverity.Info => "healthy",
            FindingSeverity.Warning => "works, with warnings",
            FindingSeverity.Unknown => "not known to be healthy",
            _ => "broken",
        };
        writer.Write($"{verdict}: ", report.Worst.Style());
        writer.WriteLine(string.Join(", ", counts));
    }

    private static string Noun(FindingSeverity severity, int count) =>
        severity is FindingSeverity.Error or FindingSeverity.Warning && count != 1 ? severity.Word() + "s" : severity.Word();

    // The whole cluster node by node would leave no room for what was found.
    private static string Subject(DoctorReport report, Finding finding) =>
        report.Nodes.Length > 1 && finding.Subject.Names.SequenceEqual(report.Nodes)
            ? string.Create(CultureInfo.InvariantCulture, $"all {report.Nodes.Length} nodes")
            : finding.Subject.ToString();

    private void Labelled(string label, string text) =>
        writer.WriteLabelled(label, SafeText.Lines(text), Indentation, LabelWidth, columns);

    private void Paragraph(int indentation, string text, Style style = Style.None)
    {
        foreach (var line in SafeText.Lines(text))
        {
            foreach (var part in TextWidth.Wrap(line, columns - indentation))
            {
                Line(indentation, part, style);
            }
        }
    }

    private void Line(int indentation, string text, Style style = Style.None)
    {
        writer.Pad(indentation);
        writer.WriteLine(text, style);
    }
}
