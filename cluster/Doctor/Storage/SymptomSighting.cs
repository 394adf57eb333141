using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>A message that tells of a known trouble, and where it was seen.</summary>
/// <param name="Symptom">The trouble.</param>
/// <param name="Origin">Where it was seen.</param>
/// <param name="Message">The message.</param>
/// <param name="Node">The node; null when nothing names it.</param>
internal sealed record SymptomSighting(Symptom Symptom, string Origin, string Message, string? Node)
{
    /// <summary>Looks through events, attachments, pods and logs.</summary>
    public static IEnumerable<SymptomSighting> In(ClusterDump dump)
    {
        var messages = dump.Events.Items.Select(item => (OriginOf(item), item.Message, item.Node))
            .Concat(dump.VolumeAttachments.Items.Select(item => ($"attachment of {item.VolumeName} to {item.NodeName}", item.Error ?? "", (string?)item.NodeName)))
            .Concat(dump.Pods.Items.SelectMany(pod => pod.Troubles.Select(trouble => ($"pod {pod.FullName}, {trouble.Reason}", trouble.Message, pod.NodeName))))
            .Concat(dump.Logs.SelectMany(log => log.Lines.Select(line => ($"log {log.Source}", line, log.Node))));
        return from message in messages
               let symptom = Symptom.Of(message.Item2)
               where symptom is not null
               select new SymptomSighting(symptom, message.Item1, message.Item2, message.Item3);
    }

    /// <summary>The sighting on one line, without secrets.</summary>
    public override string ToString() => $"{Origin}: {Redaction.Of(Message)}";

    private static string OriginOf(EventObject item)
    {
        var times = item.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" {item.Count} times") : "";
        var last = item.LastSeen is { } time ? $", last {TimeText.Of(time)}" : "";
        var node = item.Node is { } name ? $" on {name}" : "";
        return $"{item.Reason}{times}{node}, {item.About}{last}";
    }
}
