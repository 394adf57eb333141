using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What must hold for <see cref="StorageSmokeTestArgs"/> to lead to a test that proves something.</summary>
public static class StorageSmokeTestRules
{
    internal const string Setting = "homelab:smokeTest";

    /// <summary>Every fault of the arguments.</summary>
    /// <param name="args">The arguments to check.</param>
    public static IEnumerable<Fault> Check(StorageSmokeTestArgs args) =>
    [
        .. CheckOffer(args.Storage.Offer),
        .. Check(args.Storage.Offer.Backend, args.Schedule, args.DeadlineSeconds, args.Image, args.KubectlImage),
    ];

    /// <summary>Every fault that can be seen before there is a backend.</summary>
    /// <param name="backend">The backend to be.</param>
    /// <param name="schedule">When the test runs by itself.</param>
    /// <param name="deadlineSeconds">How long a run may take.</param>
    /// <param name="image">Image of the workers.</param>
    /// <param name="kubectlImage">Image of the orchestrator.</param>
    public static IEnumerable<Fault> Check(StorageBackend backend, string? schedule, int deadlineSeconds, string image, string kubectlImage) =>
    [
        .. SmokeTestTarget.For(backend) is null ? [WithoutReplicas(backend)] : Array.Empty<Fault>(),
        .. CheckSchedule(schedule),
        .. StorageRules.CheckRange(
            $"{Setting}.deadlineSeconds", deadlineSeconds, StorageSmokeTestDefaults.LeastDeadlineSeconds, StorageSmokeTestDefaults.MostDeadlineSeconds),
        .. ImageReference.Check($"{Setting}.image", image),
        .. ImageReference.Check($"{Setting}.kubectlImage", kubectlImage),
    ];

    private static IEnumerable<Fault> CheckOffer(StorageOffer offer)
    {
        if (SmokeTestTarget.For(offer.Backend) is not null && offer.Find(StorageUse.Replicated) is null)
        {
            yield return WithoutReplicas(offer.Backend);
        }
    }

    private static Fault WithoutReplicas(StorageBackend backend) => new(
        StorageOffer.BackendSetting,
        backend,
        "it has no replicated volumes, and a directory on the node's own disk is what the smoke test must tell a volume from",
        $"set {Setting}.enabled to false, or choose a backend with replicated volumes");

    private static IEnumerable<Fault> CheckSchedule(string? schedule)
    {
        if (schedule is not null && CronSchedule.FaultIn(schedule) is { } reason)
        {
            yield return new Fault($"{Setting}.schedule", schedule, reason, "write it like 0 4 * * 0 for Sundays at four, UTC");
        }
    }
}
