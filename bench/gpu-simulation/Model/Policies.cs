namespace Homelab.Bench.GpuSimulation;

/// <summary>The homelab that the comparison runs on, and the ways of sharing it.</summary>
internal static class Policies
{
    // Each class quota. Those of critical-gpu and high-gpu are guaranteed, so together they are what the cluster has; those of
    // medium-gpu and low-gpu share what is left over, and are promised to several teams at once. As much may be borrowed.
    private const int ClassQuota = 4;

    private static readonly Team Media = new("media", 2);
    private static readonly Team Assistant = new("assistant", 2);
    private static readonly Team Lab = new("lab", 2);
    private static readonly Team Research = new("research", 2);
    private static readonly Team[] Teams = [Media, Assistant, Lab, Research];

    private static readonly Admission Everything = new Admission.Everything();

    private static readonly Admission TeamQuotas =
        new Admission.Quotas([.. Teams.Select(team => new ResourceQuota(team, null, team.Entitlement))]);

    private static readonly ResourceQuota[] ClassQuotas =
    [
        .. from gpuClass in GpuClass.All
           from submitter in Submitters(gpuClass)
           select new ResourceQuota(submitter.Team, gpuClass, ClassQuota),
    ];

    private static readonly Admission TeamQueues =
        new Admission.Cohort([.. Teams.Select(team => new ClusterQueue(team, team.Entitlement, ClassQuota))]);

    // As this project makes queues of class quotas: what is guaranteed is the team's own, the rest it may borrow.
    private static readonly Admission ClassQueues = new Admission.Cohort(
    [
        .. from team in Teams
           let quotas = ClassQuotas.Where(quota => quota.Team == team).ToLookup(quota => quota.Class!.Preempts, quota => quota.Hard)
           select new ClusterQueue(team, quotas[true].Sum(), quotas[false].Sum()),
    ]);

    /// <summary>Eight GPUs on three nodes, and four teams that are entitled to a quarter of them each.</summary>
    public static Scenario Homelab { get; } = new([4, 2, 2], Teams, gpuClass => TimeSpan.FromSeconds(gpuClass.GraceSeconds));

    /// <summary>What is compared, in the order of tables.</summary>
    public static IReadOnlyList<Policy> All { get; } =
    [
        new("Strict FIFO", Everything, Scheduling.StrictQueue),
        new("FIFO", Everything, Scheduling.CreationOrder),
        new("Quota only", TeamQuotas, Scheduling.CreationOrder),
        new("Quota + priority", new Admission.Quotas(ClassQuotas), Scheduling.ByClass),
        new("Borrowing (Kueue)", TeamQueues, Scheduling.ByClass),
    ];

    /// <summary>What-ifs: guarantees by class under Kueue, and jobs that go on where they were stopped.</summary>
    public static IReadOnlyList<Policy> Variants { get; } =
    [
        new("Borrowing, by class", ClassQueues, Scheduling.ByClass),
        .. All.Where(policy => policy.Scheduling.UsesPriority)
            .Select(policy => policy with { Name = policy.Name + ", resumed", PreemptedWork = PreemptedWork.Resume }),
    ];

    /// <summary>Who submits jobs of a class, with their shares of them.</summary>
    public static IReadOnlyList<(Team Team, double Share)> Submitters(GpuClass gpuClass) =>
        gpuClass == GpuClass.Critical ? [(Media, 1.0)]
        : gpuClass == GpuClass.High ? [(Assistant, 1.0)]
        : gpuClass == GpuClass.Medium ? [(Lab, 0.6), (Research, 0.2), (Assistant, 0.2)]
        : [(Research, 0.6), (Lab, 0.2), (Media, 0.2)];
}
