using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;

namespace Homelab.Cli.Display;

/// <summary>The Diagnostics section: the messages of each resource below its type and name.</summary>
internal static class DiagnosticsText
{
    private const int Indentation = 4;

    /// <summary>Writes the section, or nothing when nobody said anything.</summary>
    /// <param name="result">The preview.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="columns">Columns that a line may take; null to leave lines as they are.</param>
    public static void Write(PreviewResult result, StyledWriter writer, int? columns)
    {
        var groups = result.Messages.GroupBy(message => message.Urn ?? result.StackUrn, StringComparer.Ordinal).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        writer.WriteLine("Diagnostics:", Style.Headline);
        foreach (var group in groups)
        {
            writer.WriteLine($"  {Title(group.Key)}:", Style.Resource);
            foreach (var message in group)
            {
                WriteMessage(message, writer, columns);
            }

            writer.WriteLine();
        }
    }

    private static string Title(string urn) => Urn.TryParse(urn, out var parts)
        ? SafeText.OfName($"{TypeName.Shortened(parts.Type)} ({parts.Name})")
        : SafeText.OfName(urn);

    private static void WriteMessage(PreviewMessage message, StyledWriter writer, int? columns)
    {
        var (label, style) = message.Severity switch
        {
            Severity.Error => ("error: ", Style.Error),
            Severity.Warning => ("warning: ", Style.Warning),
            _ => ("", Style.None),
        };
        foreach (var line in SafeText.Lines(message.Text))
        {
            foreach (var part in TextWidth.Wrap(line, columns - Indentation, label.Length))
            {
                writer.Pad(part.Length + label.Length > 0 ? Indentation : 0);
                writer.Write(label, style);
                writer.WriteLine(part);
                label = "";
            }
        }
    }
}
