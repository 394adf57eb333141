using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What must hold for <see cref="LocalPathStorageArgs"/> to lead to volumes.</summary>
public static class LocalPathRules
{
    /// <summary>Every fault of the arguments.</summary>
    /// <param name="args">The arguments to check.</param>
    public static IEnumerable<Fault> Check(LocalPathStorageArgs args) => Check(args, LocalPathPlan.For(args));

    internal static IEnumerable<Fault> Check(LocalPathStorageArgs args, LocalPathPlan plan)
    {
        if (args.Cluster.LocalStorage == LocalStorage.Disabled)
        {
            yield return new Fault(
                StorageOffer.BackendSetting,
                StorageBackend.LocalPath,
                $"{LocalStorageRules.Setting} is {LocalStorage.Disabled}, so K3s brings no provisioner",
                "start the servers without --disable=local-storage, or choose another backend");
        }

        if (args.KubeletRootDir is not null)
        {
            yield return new Fault(
                StorageOffer.KubeletRootSetting, args.KubeletRootDir, "local-path is no CSI driver and has no kubelet directory to be told", "remove it");
        }

        foreach (var fault in StorageRules.CheckDefault(plan.Offer))
        {
            yield return fault;
        }
    }
}
