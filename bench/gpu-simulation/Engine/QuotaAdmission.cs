namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// ResourceQuotas: a pod is charged when it is created, waiting or not, and until it is gone, also while it stops. What
/// does not fit is refused, and its controller tries again after ever longer delays. Refused controllers do not queue:
/// whoever tries first after room was made gets it.
/// </summary>
internal sealed class QuotaAdmission(Simulation simulation, IReadOnlyList<ResourceQuota> quotas) : IAdmission
{
    private readonly QuotaLedger _ledger = new(quotas);
    private readonly Dictionary<Team, List<RefusedController>> _refused = [];

    /// <inheritdoc/>
    public void Submit(JobRun run)
    {
        var account = _ledger.AccountOf(run.Job);
        if (account.Fits(run.Job.Gpus))
        {
            Create(run, account, refusals: 0);
            return;
        }

        simulation.Log(RunEventKind.Refused, run.Job);
        if (!_refused.TryGetValue(run.Job.Team, out var refused))
        {
            _refused[run.Job.Team] = refused = [];
        }

        refused.Add(new RefusedController(run, account, simulation.Now));
    }

    /// <inheritdoc/>
    public void Replace(Pod evicted) => Submit(evicted.Run);

    /// <inheritdoc/>
    public void Gone(Pod pod)
    {
        _ledger.AccountOf(pod.Run.Job).Charge(-pod.Gpus);
        PlanNextRetry(pod.Run.Job.Team);
    }

    /// <inheritdoc/>
    public void Settle()
    {
    }

    // A refused retry changes nothing, so only the next one that can succeed is an event; the others are counted.
    private void PlanNextRetry(Team team)
    {
        RefusedController? next = null;
        foreach (var controller in _refused.GetValueOrDefault(team) ?? [])
        {
            if (controller.Fits && (next is null || controller.NextRetry(simulation.Now) < next.NextRetry(simulation.Now)))
            {
                next = controller;
            }
        }

        if (next is not null)
        {
            simulation.At(next.NextRetry(simulation.Now), EventOrder.Retry, () => Retry(next));
        }
    }

    private void Retry(RefusedController controller)
    {
        if (controller.HasSucceeded)
        {
            return; // Planned twice.
        }

        var team = controller.Run.Job.Team;
        if (controller.Fits)
        {
            controller.HasSucceeded = true;
            _refused[team].Remove(controller);
            Create(controller.Run, controller.Account, controller.Refusals);
        }

        // If it failed, others of its size fail too, and those that fit may try at this very moment.
        PlanNextRetry(team);
    }

    private void Create(JobRun run, QuotaAccount account, int refusals)
    {
        account.Charge(run.Job.Gpus);
        simulation.CreatePod(run, refusals);
    }

    private sealed class RefusedController(JobRun run, QuotaAccount account, TimeSpan firstRefusal)
    {
        private Retry _next = run.Job.Backoff.NoSoonerThan(TimeSpan.Zero);

        public JobRun Run { get; } = run;

        public QuotaAccount Account { get; } = account;

        public bool HasSucceeded { get; set; }

        public bool Fits => Account.Fits(Run.Job.Gpus);

        // The first refusal, and every retry before the next one.
        public int Refusals => _next.Number;

        public TimeSpan NextRetry(TimeSpan now)
        {
            if (firstRefusal + _next.At < now)
            {
                _next = Run.Job.Backoff.NoSoonerThan(now - firstRefusal);
            }

            return firstRefusal + _next.At;
        }
    }
}
