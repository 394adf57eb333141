using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Which volumes would be lost with their node's disk, because they are a directory there and nothing copies them.</summary>
internal static class LocalPathBackupCheck
{
    /// <summary>Says on a claim what backs it up, for ways that nothing else shows.</summary>
    internal const string Annotation = "homelab/backup";

    private static readonly Check Check = new("storage/local-path-backup", "every volume on local-path is backed up");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        if (evidence.Dump.PersistentVolumes.Missing is { } missing)
        {
            return [Check.Unknown("persistentvolumes", missing)];
        }

        var volumes = evidence.Dump.PersistentVolumes.Items
            .Where(volume => volume.Claim is not null && (volume.Provisioner == StorageClassNames.LocalPathProvisioner || volume.StorageClass == StorageClassNames.LocalPath))
            .Select(volume => (Volume: volume, Backup: Backup(evidence.Dump, volume.Claim!)))
            .ToArray();
        var bare = volumes.Where(item => item.Backup is null).Select(item => item.Volume).ToArray();
        if (bare.Length == 0)
        {
            return [Check.Ok(StorageClassNames.LocalPath, volumes.Length == 0 ? "no volume is on local-path" : "every volume is backed up", volumes.Select(item => $"{item.Volume.Claim}: {item.Backup}"))];
        }

        return
        [
            Check.Fault(
                FindingSeverity.Warning,
                bare.Select(volume => volume.Claim!).ToArray(),
                string.Create(CultureInfo.InvariantCulture, $"{bare.Length} of {volumes.Length} volumes on local-path without a backup that shows: each is a directory on one node"),
                $"back them up or move them to a replicated class; if something does already, say what in the claim's annotation {Annotation}",
                bare.Select(Show)),
        ];
    }

    // The usual tools leave a mark: Velero on the pod, k8up on the claim, VolSync in an object of its own.
    private static string? Backup(ClusterDump dump, string claim)
    {
        var found = dump.PersistentVolumeClaims.Items.FirstOrDefault(item => item.FullName == claim);
        if (found?.Annotations.GetValueOrDefault(Annotation) is { Length: > 0 } word)
        {
            return $"annotation {Annotation}: {word}";
        }

        if (found?.Annotations.GetValueOrDefault("k8up.io/backup") == "true")
        {
            return "k8up";
        }

        var (space, name) = (claim.Split('/')[0], claim.Split('/')[^1]);
        if (dump.List(ResourceKind.ReplicationSources).Items.Any(source => source.Namespace == space && source.Json.Text("spec", "sourcePVC") == name))
        {
            return "VolSync";
        }

        return dump.Pods.Items.Any(pod => pod.Namespace == space && pod.Claims.Any(mounted =>
            mounted.Claim == name
            && pod.Annotations.GetValueOrDefault("backup.velero.io/backup-volumes", "").Split(',').Contains(mounted.Volume)))
            ? "Velero"
            : null;
    }

    private static string Show(PersistentVolumeObject volume) =>
        $"{volume.Claim}: {volume.Capacity} at {volume.Path ?? "an unknown path"}, volume {volume.Name}"
        + (volume.ReclaimPolicy == "Delete" ? ", deleted with its claim" : "");
}
