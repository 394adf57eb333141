using System.Globalization;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>Which StorageClass claims get that name none.</summary>
internal static class DefaultClassCheck
{
    private static readonly Check Check = new("storage/default-class", "exactly one StorageClass is the default");

    public static IEnumerable<Finding> Run(StorageEvidence evidence)
    {
        var classes = evidence.Dump.StorageClasses;
        if (classes.Missing is { } missing)
        {
            return [Check.Unknown("storageclasses", missing)];
        }

        // Of several defaults the newest wins since Kubernetes 1.26 (pkg/volume/util/storageclass.go).
        var defaults = classes.Items
            .Where(item => item.IsDefault)
            .OrderByDescending(item => item.CreationTimestamp)
            .ThenBy(item => item.Name, StringComparer.Ordinal)
            .ToArray();
        var lines = classes.Items.Select(Show);
        return
        [
            defaults switch
            {
                [] => Check.Fault(
                    FindingSeverity.Warning,
                    "storageclasses",
                    "no class is the default, so a claim that names none waits for ever",
                    "name a class in every claim, or make one the default",
                    lines),
                [var one] => Check.Ok(one.Name, "the only default", lines),
                [var winner, ..] => Check.Fault(
                    FindingSeverity.Error,
                    defaults.Select(item => item.Name).ToArray(),
                    string.Create(CultureInfo.InvariantCulture, $"{defaults.Length} classes are the default; claims that name none silently get the newest, {winner.Name}"),
                    Fix(defaults),
                    lines),
            },
        ];
    }

    private static string Fix(StorageClassObject[] defaults)
    {
        var extra = defaults.FirstOrDefault(item => item.Name == StorageClassNames.LocalPath) ?? defaults[^1];
        var patch = $"`kubectl annotate storageclass {ShellText.Quote(extra.Name)} {StorageClassNames.DefaultAnnotation}=false --overwrite`";

        // K3s applies its own manifests anew at each start (k3s-io/k3s, pkg/deploy/controller.go).
        return extra.Name != StorageClassNames.LocalPath ? patch
            : $"{patch}; K3s puts it back at each start of a server, so also keep its manifest out on every server: "
            + "`touch /var/lib/rancher/k3s/server/manifests/local-storage.yaml.skip`, or start with --disable=local-storage once nothing is on local-path";
    }

    private static string Show(StorageClassObject item) =>
        $"{item.Name} ({item.Provisioner}){(item.IsDefault ? ", default" : "")}"
        + (item.CreationTimestamp is { } time ? $", made {TimeText.Of(time)}" : "");
}
