using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>The ways of sharing the homelab that are compared.</summary>
internal static class Policies
{
    // GPUs that a team's queue may borrow where its nominal quota is its entitlement.
    private const int BorrowingLimit = 4;

    private static readonly Team[] Teams =
    [
        .. HomelabPlan.Plan.Teams.Select(team => new Team(team.Name, HomelabPlan.Nodes.Sum() / HomelabPlan.Plan.Teams.Length)),
    ];

    private static readonly Admission Everything = new Admission.Everything();

    private static readonly Admission TeamQuotas =
        new Admission.Quotas([.. Teams.Select(team => new ResourceQuota(team, null, team.Entitlement))]);

    // The quotas that this project makes of the plan; that of pods without a class covers no job.
    private static readonly Admission ClassQuotas = new Admission.Quotas(
    [
        .. from team in HomelabPlan.Plan.Teams
           from quota in GpuClassQuota.For(HomelabPlan.Plan, team)
           where quota.Name != GpuClassQuota.Unclassed
           select new ResourceQuota(TeamOf(team.Name), quota.Classes.Single(), quota.Hard.Values.Single()),
    ]);

    private static readonly Admission TeamQueues =
        new Admission.Cohort([.. Teams.Select(team => new ClusterQueue(team, team.Entitlement, BorrowingLimit))]);

    // The queues that this project makes of the plan.
    private static readonly Admission ClassQueues = new Admission.Cohort(
    [
        .. from queue in GpuQueues.For(HomelabPlan.Plan).Teams
           let share = queue.Shares.Single()
           select new ClusterQueue(TeamOf(queue.Team.Name), share.Nominal, share.Borrowing),
    ]);

    /// <summary>The homelab, whose teams are entitled to equal parts of it.</summary>
    public static Scenario Homelab { get; } =
        new(HomelabPlan.Nodes, Teams, gpuClass => TimeSpan.FromSeconds(gpuClass.TerminationGracePeriodSeconds));

    /// <summary>What is compared, in the order of tables.</summary>
    public static IReadOnlyList<Policy> All { get; } =
    [
        new("Strict FIFO", Everything, Scheduling.StrictQueue),
        new("FIFO", Everything, Scheduling.CreationOrder),
        new("Quota only", TeamQuotas, Scheduling.CreationOrder),
        new("Quota + priority", ClassQuotas, Scheduling.ByClass),
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
    public static IReadOnlyList<(Team Team, double Share)> Submitters(GpuPriorityClass gpuClass) =>
        [.. HomelabPlan.Submitters(gpuClass).Select(submitter => (TeamOf(submitter.Team), submitter.Share))];

    private static Team TeamOf(string name) => Teams.Single(team => team.Name == name);
}
