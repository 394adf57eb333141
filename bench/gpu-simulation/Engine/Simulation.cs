namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// One run of a workload under a policy: the clock, the log, and the life of pods. Admission decides which jobs have a
/// pod, the scheduler which pods have a node.
/// </summary>
internal sealed class Simulation
{
    // A little more than most runs write, so that the log rarely grows; and far more than any that ends.
    private const int UsualEvents = 7;
    private const int MostEvents = 1_000;

    private readonly EventQueue _events = new();
    private readonly List<RunEvent> _log;
    private readonly int _jobs;
    private readonly Scenario _scenario;
    private readonly Policy _policy;
    private readonly Scheduler _scheduler;
    private readonly IAdmission _admission;
    private long _pods;

    private Simulation(Scenario scenario, Policy policy, int jobs)
    {
        _jobs = jobs;
        _log = new List<RunEvent>(UsualEvents * jobs);
        _scenario = scenario;
        _policy = policy;
        _admission = policy.Admission switch
        {
            Admission.Quotas quotas => new QuotaAdmission(this, quotas.List),
            Admission.Cohort cohort => new KueueAdmission(this, cohort.Queues),
            _ => new OpenAdmission(this),
        };
        _scheduler = new Scheduler(this, _admission, policy.Scheduling, [.. scenario.Nodes.Select((gpus, index) => new Node(index, gpus))]);
    }

    /// <summary>The moment that is played.</summary>
    public TimeSpan Now => _events.Now;

    /// <summary>Plays a workload to its end.</summary>
    /// <param name="scenario">The cluster.</param>
    /// <param name="policy">The way of sharing it.</param>
    /// <param name="jobs">The workload.</param>
    /// <returns>All that happened, in order.</returns>
    /// <exception cref="ArgumentException">A job can never run: it is larger than every node, or than what its team may have.</exception>
    /// <exception cref="EndlessRunException">Jobs evict each other for ever.</exception>
    public static IReadOnlyList<RunEvent> Run(Scenario scenario, Policy policy, IReadOnlyList<Job> jobs)
    {
        Feasibility.Check(scenario, policy, jobs);
        var simulation = new Simulation(scenario, policy, jobs.Count);
        simulation.Play(jobs);
        return simulation._log;
    }

    /// <summary>Plans an event.</summary>
    public void At(TimeSpan time, EventOrder order, Action action) => _events.At(time, order, action);

    /// <summary>Notes what happens now.</summary>
    /// <exception cref="EndlessRunException">There is so much to note that the run has no end.</exception>
    public void Log(RunEventKind kind, Job job, int number = 0)
    {
        _log.Add(new RunEvent(Now, kind, job, number));
        if (_log.Count > MostEvents * (_jobs + 10))
        {
            throw new EndlessRunException($"the run under '{_policy.Name}' has no end: after {Now} jobs still evict each other");
        }
    }

    /// <summary>A job's pod is created and waits for a node.</summary>
    /// <param name="run">The job.</param>
    /// <param name="refusals">How often it was refused before.</param>
    public Pod CreatePod(JobRun run, int refusals = 0)
    {
        var (priority, preempts) = _policy.Scheduling.UsesPriority ? (run.Job.Class.Value, run.Job.Class.Preempts) : (0, false);
        var pod = new Pod(run, _pods++, priority, preempts);
        Log(RunEventKind.Created, run.Job, refusals);
        _scheduler.Enqueue(pod);
        return pod;
    }

    /// <summary>A waiting pod is deleted.</summary>
    public void Delete(Pod pod)
    {
        _scheduler.Dequeue(pod);
        Log(RunEventKind.Deleted, pod.Run.Job);
    }

    /// <summary>A pod gets its node and runs.</summary>
    public void Start(Pod pod, Node node)
    {
        pod.Start(node, Now);
        node.Add(pod);
        Log(RunEventKind.Started, pod.Run.Job, node.Index);
        At(Now + pod.Run.Remaining, EventOrder.Leave, () => Complete(pod));
    }

    /// <summary>A running pod is told to stop; it holds its GPUs for the grace period.</summary>
    public void Evict(Pod pod)
    {
        pod.Leave();
        if (_policy.PreemptedWork == PreemptedWork.Resume)
        {
            pod.Run.Remaining -= Now - pod.Started;
        }

        Log(RunEventKind.Evicted, pod.Run.Job);
        At(Now + _scenario.GraceOf(pod.Run.Job.Class), EventOrder.Leave, () => Leave(pod, RunEventKind.Released));
    }

    private void Play(IReadOnlyList<Job> jobs)
    {
        foreach (var job in jobs)
        {
            At(job.Submitted, EventOrder.Submit, () => Submit(job));
        }

        while (_events.RunNextMoment())
        {
            do
            {
                _admission.Settle();
            }
            while (_scheduler.Schedule());
        }
    }

    private void Submit(Job job)
    {
        Log(RunEventKind.Submitted, job);
        _admission.Submit(new JobRun(job));
    }

    private void Complete(Pod pod)
    {
        if (!pod.IsLeaving)
        {
            Leave(pod, RunEventKind.Completed);
        }
    }

    private void Leave(Pod pod, RunEventKind kind)
    {
        pod.Node!.Remove(pod);
        Log(kind, pod.Run.Job);
        _admission.Gone(pod);
    }
}
