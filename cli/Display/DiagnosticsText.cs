using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;

namespace Homelab.Cli.Display;

/// <summary>The Diagnostics section: the messages of each resource below its type and name.</summary>
internal static class DiagnosticsText
{
    /// <summary>Writes the section, or nothing when nobody said anything.</summary>
    public static void Write(PreviewResult result, StyledWriter writer)
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
                WriteMessage(message, writer);
            }

            writer.WriteLine();
        }
    }

    private static string Title(string urn) => Urn.TryParse(urn, out var parts)
        ? SafeText.OfName($"{TypeName.Shortened(parts.Type)} ({parts.Name})")
        : SafeText.OfName(urn);

    private static void WriteMessage(PreviewMessage message, StyledWriter writer)
    {
        var (label, style) = message.Severity switch
        {
            Severity.Error => ("error: ", Style.Error),
            Severity.Warning => ("warning: ", Style.Warning),
            _ => ("", Style.None),
        };
        foreach (var line in SafeText.Lines(message.Text))
        {
            writer.Pad(line.Length > 0 || label.Length > 0 ? 4 : 0);
            writer.Write(label, style);
            writer.WriteLine(line);
            label = "";
        }
    }
}
