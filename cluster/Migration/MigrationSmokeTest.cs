using System.Globalization;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.SmokeTests;

namespace Homelab.Cluster.Migration;

/// <summary>Whether the CSI smoke test shows that volumes of the target mount, where the source lies and not long ago.</summary>
internal static class MigrationSmokeTest
{
    /// <summary>How old a result may be. Upgrades of nodes and drivers come between two of them.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>Judges the last run.</summary>
    /// <returns>When it passed; or why that shows nothing.</returns>
    public static (string? Passed, string? Reason) Judge(MigrationRequest request, MigrationObservation observed)
    {
        var results = new ObjectReference(ResourceKind.ConfigMaps, StorageSmokeTestNames.Namespace, StorageSmokeTestNames.ResultsConfigMap);
        if (observed.Find(results)?.Json.Text("data", StorageSmokeTestNames.ResultsKey) is not { } document
            || SmokeTestReport.Parse(document) is not { } report)
        {
            return (null, $"there are no results of a smoke test ({results})");
        }

        var node = SourceNode(request, observed);
        return report.Outcome != SmokeTestOutcome.Passed ? (null, $"the smoke test {report.Run} did not pass")
            : !report.Proves(observed.Time, Oldest)
                ? (null, string.Create(CultureInfo.InvariantCulture, $"the smoke test {report.Run} passed at {report.Finished:yyyy-MM-dd HH:mm} UTC, more than {Oldest.TotalDays:0} days ago"))
            : Provisioner(observed, report.StorageClass) != Provisioner(observed, request.StorageClass)
                ? (null, $"the smoke test {report.Run} tested {report.StorageClass}, which another driver serves than {request.StorageClass}")
            : node is not null && !report.Nodes.Contains(node) ? (null, $"the smoke test {report.Run} did not run on {node}, where the source lies")
            : (string.Create(CultureInfo.InvariantCulture, $"{report.Run} passed at {report.Finished:yyyy-MM-dd HH:mm} UTC"), null);
    }

    private static string? SourceNode(MigrationRequest request, MigrationObservation observed) =>
        observed.Find(new MigrationNames(request.Namespace, request.Claim).Claim)?.VolumeName() is { } name && observed.Volume(name) is { } volume
            ? MigrationMeasure.Facts(volume).Node
            : null;

    // A class that is not there has only its name.
    private static string Provisioner(MigrationObservation observed, string storageClass) =>
        observed.Find(new ObjectReference(ResourceKind.StorageClasses, null, storageClass))?.Json.Text("provisioner") ?? storageClass;
}
