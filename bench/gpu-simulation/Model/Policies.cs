namespace Homelab.Bench.GpuSimulation;

/// <summary>The homelab that the comparison runs on, and the ways of sharing it.</summary>
internal static class Policies
{
    // Beyond its own two GPUs a team may borrow four of the other six. Each class quota is as large, so that critical-gpu and
    // high-gpu together are what the cluster has: these are guaranteed. medium-gpu and low-gpu share what is left over, and
    // are promised to several teams at once.
    private const int Extra = 4;

    private static readonly Team Media = new("media", 2);
    private static readonly Team Assistant = new("assistant", 2);
    private static readonly Team Lab = new("lab", 2);
    private static readonly Team Research = new("research", 2);
    private static readonly Team[] Teams = [Media, Assistant, Lab, Research];

    private static readonly Admission Everything = new Admission.Everything();

    private static readonly Admission TeamQuotas =
        new Admission.Quotas([.. Teams.Select(team => new ResourceQuota(team, null, team.Entitlement))]);

    private static readonly Admission ClassQuotas = new Admission.Quotas(
    [
        .. from gpuClass in GpuClass.All
           from submitter in Submitters(gpuClass)
           select new ResourceQuota(submitter.Team, gpuClass, Extra),
    ]);

    private static readonly Admission Kueue =
        new Admission.Cohort([.. Teams.Select(team => new ClusterQueue(team, team.Entitlement, Extra))]);

    /// <summary>Eight GPUs on three nodes, and four teams that are entitled to a quarter of them each.</summary>
    public static Scenario Homelab { get; } = new([4, 2, 2], Teams, TimeSpan.FromSeconds(30));

    /// <summary>What is compared, in the order of tables.</summary>
    public static IReadOnlyList<Policy> All { get; } =
    [
        new("Strict FIFO", Everything, Scheduling.StrictQueue),
        new("FIFO", Everything, Scheduling.CreationOrder),
        new("Quota only", TeamQuotas, Scheduling.CreationOrder),
        new("Quota + priority", ClassQuotas, Scheduling.ByClass),
        new("Borrowing (Kueue)", Kueue, Scheduling.ByClass),
    ];

    /// <summary>Those that preempt, for jobs that go on where they were stopped.</summary>
    public static IReadOnlyList<Policy> Resuming { get; } =
        [.. All.Where(policy => policy.Scheduling.UsesPriority)
            .Select(policy => policy with { Name = policy.Name + ", resumed", PreemptedWork = PreemptedWork.Resume })];

    /// <summary>Who submits jobs of a class, with their shares of them.</summary>
    public static IReadOnlyList<(Team Team, double Share)> Submitters(GpuClass gpuClass) =>
        gpuClass == GpuClass.Critical ? [(Media, 1.0)]
        : gpuClass == GpuClass.High ? [(Assistant, 1.0)]
        : gpuClass == GpuClass.Medium ? [(Lab, 0.6), (Research, 0.2), (Assistant, 0.2)]
        : [(Research, 0.6), (Lab, 0.2), (Media, 0.2)];
}
