using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.SmokeTests;

namespace Homelab.Cli.Display;

/// <summary>Results of the smoke test for people: a line a step, then every failure with what it means and what helps.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="columns">Columns that a line may take; null for as many as it needs.</param>
internal sealed class SmokeTestText(StyledWriter writer, int? columns)
{
    private const int NameWidth = 16;
    private const int Indentation = 4;
    private const int LabelWidth = 8;

    /// <summary>Writes the results.</summary>
    /// <param name="report">The results.</param>
    /// <param name="source">Where they were read from.</param>
    public void Write(SmokeTestReport report, string source)
    {
        writer.WriteLine($"Storage smoke test {SafeText.OfName(report.Run)} of class {SafeText.OfName(report.StorageClass)} ({SafeText.OfName(source)}):", Style.Headline);
        writer.WriteLine(Times(report));
        writer.WriteLine();
        foreach (var group in report.Steps.GroupBy(step => (step.Number, step.Name)).OrderBy(group => group.Key.Number))
        {
            WriteStep(string.Create(CultureInfo.InvariantCulture, $"{group.Key.Number} {group.Key.Name}"), [.. group]);
        }

        writer.WriteLine();
        foreach (var step in report.Steps.Where(step => step.Outcome == SmokeTestOutcome.Failed))
        {
            WriteFailure(step);
        }

        WriteVerdict(report);
    }

    private static string Times(SmokeTestReport report)
    {
        var started = report.Started is { } time ? TimeText.Of(time) : "at an unknown time";
        return (report.Started, report.Finished, report.Updated) switch
        {
            ({ } from, { } to, _) => string.Create(CultureInfo.InvariantCulture, $"Started {started}, took {(long)(to - from).TotalSeconds} s"),
            (_, null, { } last) => $"Started {started}, not finished; last heard of {TimeText.Of(last)}",
            _ => $"Started {started}",
        };
    }

    private void WriteStep(string name, SmokeTestStep[] steps)
    {
        var parts = steps.GroupBy(step => step.Outcome).OrderByDescending(group => group.Key).Select(group =>
        {
            var nodes = group.Select(step => step.Node).Where(node => node.Length > 0).ToArray();
            return nodes.Length == 0 ? Word(group.Key) : $"{Word(group.Key)} on {string.Join(", ", nodes)}";
        });
        var text = SafeText.OfName(string.Join("; ", parts));
        var worst = steps.Max(step => step.Outcome);
        foreach (var line in TextWidth.Wrap(text, columns - NameWidth))
        {
            writer.Write(name.PadRight(NameWidth));
            writer.WriteLine(line, worst switch
            {
                SmokeTestOutcome.Failed => Style.Error,
                SmokeTestOutcome.Passed => Style.Create,
                _ => Style.None,
            });
            name = "";
        }
    }

    private void WriteFailure(SmokeTestStep step)
    {
        var place = step.Node.Length == 0 ? "" : $" on {step.Node}";
        writer.Write("failed: ", Style.Error);
        writer.WriteLine(SafeText.OfName(string.Create(CultureInfo.InvariantCulture, $"step {step.Number}, {step.Name}{place}, after {step.Seconds} s")), Style.Resource);
        Labelled("saw:", step.Detail);
        foreach (var line in step.Evidence.Where(line => !line.StartsWith("detail=", StringComparison.Ordinal) && !line.StartsWith("result=", StringComparison.Ordinal)))
        {
            Labelled("seen:", line);
        }

        Labelled("means:", step.Meaning);
        Labelled("fix:", step.Fix);
        writer.WriteLine();
    }

    private void WriteVerdict(SmokeTestReport report)
    {
        var (word, style) = report.Outcome switch
        {
            SmokeTestOutcome.Passed => ("proven: ", Style.Create),
            SmokeTestOutcome.Failed => ("failed: ", Style.Error),
            _ => ("not proven: ", Style.Warning),
        };
        writer.Write(word, style);
        writer.WriteLine(report switch
        {
            { Outcome: SmokeTestOutcome.Passed } => $"volumes mount and keep their data on {string.Join(", ", report.Nodes)}",
            { Outcome: SmokeTestOutcome.Failed } => string.Create(
                CultureInfo.InvariantCulture, $"{report.Steps.Count(step => step.Outcome == SmokeTestOutcome.Failed)} results; nothing may rely on these volumes"),
            { Finished: null } => "the run has not finished; look again later, or start another one if nothing runs any more",
            _ => $"step 2 did not pass on {string.Join(", ", report.Unproven)}",
        });
    }

    private static string Word(SmokeTestOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private void Labelled(string label, string text) =>
        writer.WriteLabelled(label, SafeText.Lines(Redaction.Of(text)), Indentation, LabelWidth, columns);
}
