using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>Makes a homelab's jobs of a datacentre's pods: smaller, with a class and a team, which the trace has not.</summary>
internal static class HomelabSlice
{
    // People submit in runs: with this probability the next job of a class comes from the team of the one before.
    private const double SameTeam = 0.9;

    // Of what users wait for, a part is critical, a part is chat, and the rest are notebooks.
    private static readonly (GpuPriorityClass Class, double Share)[] LatencySensitive =
        [(GpuPriorityClass.Critical, 0.2), (GpuPriorityClass.High, 0.3), (GpuPriorityClass.Medium, 0.5)];

    /// <summary>GPU time that the pods need after the cuts.</summary>
    public static TimeSpan GpuTime(IEnumerable<TracePod> pods) =>
        pods.Aggregate(TimeSpan.Zero, (sum, pod) => sum + (Gpus(pod) * Duration(pod)));

    /// <summary>Makes the jobs.</summary>
    /// <param name="pods">In the order of their creation.</param>
    /// <param name="seed">Decides classes and teams.</param>
    public static IReadOnlyList<Job> Cut(IReadOnlyList<TracePod> pods, ulong seed)
    {
        var random = new RandomStream(seed).For(3);
        var teams = new Dictionary<GpuPriorityClass, Team>();
        return [.. pods.Select((pod, number) =>
        {
            var gpuClass = pod.Quality switch
            {
                QualityOfService.LatencySensitive => random.Pick(LatencySensitive),
                QualityOfService.BestEffort => GpuPriorityClass.Low,
                _ => GpuPriorityClass.Medium,
            };
            if (!teams.TryGetValue(gpuClass, out var team) || random.Uniform() >= SameTeam)
            {
                teams[gpuClass] = team = random.Pick(Policies.Submitters(gpuClass));
            }

            // Batch work is a Job; what answers people is a Deployment.
            var backoff = gpuClass == GpuPriorityClass.Low ? RetryBackoff.Job : RetryBackoff.ReplicaSet;
            return new Job(number, team, gpuClass, Gpus(pod), pod.Created, Duration(pod), backoff);
        })];
    }

    private static int Gpus(TracePod pod) => Math.Min(pod.Gpus, HomelabPlan.Plan.MaxUnitsPerPod);

    private static TimeSpan Duration(TracePod pod) =>
        pod.Duration < OpenbFigures.LongestDuration ? pod.Duration : OpenbFigures.LongestDuration;
}
