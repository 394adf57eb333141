using System.Globalization;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Whether the volumes that should be attached are.</summary>
internal static class AttachmentsCheck
{
    private static readonly Check Check = new("storage/attachments", "every VolumeAttachment of Longhorn's driver is attached, without an error");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.WithoutLonghorn(Check) is { } none)
        {
            return [none];
        }

        var attachments = evidence.Dump.VolumeAttachments;
        if (attachments.Missing is { } missing)
        {
            return [Check.Unknown("volumeattachments", missing)];
        }

        var own = attachments.Items.Where(item => item.Attacher == LonghornNames.Driver).ToArray();
        var troubled = own.Where(item => item.IsAttached is not true || item.Error is not null).ToArray();
        return
        [
            troubled.Length == 0
                ? Check.Ok("volumes", string.Create(CultureInfo.InvariantCulture, $"{own.Length} attached"))
                : Check.Fault(
                    FindingSeverity.Warning,
                    troubled.Select(item => item.NodeName).Distinct().Order(StringComparer.Ordinal).ToArray(),
                    string.Create(CultureInfo.InvariantCulture, $"{troubled.Length} of {own.Length} volumes are not attached, or failed"),
                    "if it lasts longer than some minutes, see storage/symptoms and `kubectl describe volumeattachment`",
                    troubled.Select(item => $"{item.VolumeName} to {item.NodeName}: {(item.Error is { } error ? Redaction.Of(error) : "not attached yet")}")),
        ];
    }
}
