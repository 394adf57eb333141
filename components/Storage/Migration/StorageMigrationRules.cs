using Homelab.Cluster;
using Homelab.Cluster.SmokeTests;

namespace Homelab.Components.Storage;

/// <summary>What must hold for <see cref="StorageMigrationArgs"/>.</summary>
public static class StorageMigrationRules
{
    internal const string Setting = "homelab:migration.namespaces";

    /// <summary>Every fault of the arguments.</summary>
    /// <param name="namespaces">The namespaces in which claims may be migrated.</param>
    public static IEnumerable<Fault> Check(IReadOnlyList<string> namespaces)
    {
        for (var i = 0; i < namespaces.Count; i++)
        {
            if (!KubernetesName.IsSubdomain(namespaces[i]) || namespaces[i].Contains('.', StringComparison.Ordinal))
            {
                yield return new Fault(SettingPath.Item(Setting, i), namespaces[i], "not the name of a namespace", "write one such as media");
            }
            else if (namespaces[i] == StorageSmokeTestNames.Namespace)
            {
                yield return new Fault(SettingPath.Item(Setting, i), namespaces[i], "the smoke test makes and deletes the claims there", "remove it");
            }
            else if (namespaces.Take(i).Contains(namespaces[i]))
            {
                yield return new Fault(SettingPath.Item(Setting, i), namespaces[i], "the namespace is named twice", "remove one of them");
            }
        }
    }
}
