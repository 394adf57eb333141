using System.Globalization;

namespace Homelab.Cluster;

/// <summary>Whether the inventory says of K3s' local-storage what the servers' arguments say.</summary>
public static class LocalStorageRules
{
    /// <summary>The setting that says what the servers do.</summary>
    public const string Setting = "homelab:cluster.localStorage";

    private const string Component = "local-storage";

    /// <summary>One fault for each server whose arguments are known and say otherwise.</summary>
    /// <param name="cluster">The inventory.</param>
    public static IEnumerable<Fault> Check(ClusterInventory cluster)
    {
        foreach (var server in cluster.Nodes.Where(node => node.Role == NodeRole.Server && node.Args is not null))
        {
            if (NodeArgs.ReadDisabled(server.Args!) is not { } disabled)
            {
                continue;
            }

            var isDisabled = disabled.Contains(Component);
            if (isDisabled != (cluster.LocalStorage == LocalStorage.Disabled))
            {
                yield return isDisabled
                    ? new Fault(
                        Setting,
                        cluster.LocalStorage,
                        $"{server.Name} runs with --disable={Component}, so K3s deletes StorageClass local-path",
                        $"write {LocalStorage.Disabled}, and run every server so")
                    : new Fault(
                        Setting,
                        cluster.LocalStorage,
                        string.Create(CultureInfo.InvariantCulture, $"{server.Name} runs without --disable={Component}, so K3s makes StorageClass local-path again"),
                        $"start {server.Name} with --disable={Component}, or write {LocalStorage.Packaged}");
            }
        }
    }
}
