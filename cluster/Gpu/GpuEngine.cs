namespace Homelab.Cluster;

/// <summary>What counts GPUs and says no.</summary>
public sealed record GpuEngine : IChoice<GpuEngine>
{
    /// <summary>Kubernetes' own ResourceQuotas, one a class and namespace: a pod beyond them is refused.</summary>
    public static readonly GpuEngine Quota = new("quota");

    /// <summary>Kueue: workloads beyond their team's share wait in a queue, and may borrow what other teams leave idle.</summary>
    public static readonly GpuEngine Kueue = new("kueue");

    private GpuEngine(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<GpuEngine> All { get; } = [Quota, Kueue];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The engine's name.</summary>
    public override string ToString() => Name;
}
