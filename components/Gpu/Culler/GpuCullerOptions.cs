namespace Homelab.Components.Gpu;

/// <summary>What can be said of the culler; plain values, so that all of it is checked before anything is registered.</summary>
public sealed record GpuCullerOptions
{
    /// <summary>Least of <see cref="IdleMinutes"/>: a pause in the work is no end of it.</summary>
    public const int LeastIdleMinutes = 15;

    /// <summary>Most of <see cref="IdleMinutes"/>.</summary>
    public const int MostIdleMinutes = 1440;

    /// <summary>Whether it only says what it would do.</summary>
    /// <value>Default true. A dry run has no right to change anything.</value>
    public bool DryRun { get; init; } = true;

    /// <summary>When it looks, as cron has it, in UTC.</summary>
    /// <value>Default every ten minutes.</value>
    public string Schedule { get; init; } = "*/10 * * * *";

    /// <summary>Minutes for which a workload must not have used its GPUs.</summary>
    /// <value>15 to 1440. Default 120.</value>
    public int IdleMinutes { get; init; } = 120;

    /// <summary>Image with Python 3.11 or newer.</summary>
    public string Image { get; init; } = "docker.io/library/python:3.13.12-alpine3.23";

    /// <summary>Where the metrics are.</summary>
    public GpuCullerPrometheus Prometheus { get; init; } = new();
}

/// <summary>The Prometheus that scrapes the exporter of card metrics.</summary>
public sealed record GpuCullerPrometheus
{
    /// <summary>Its namespace.</summary>
    /// <value>Default <c>monitoring</c>.</value>
    public string Namespace { get; init; } = "monitoring";

    /// <summary>Its service.</summary>
    /// <value>Default the one that the Prometheus operator makes.</value>
    public string Service { get; init; } = "prometheus-operated";

    /// <summary>Port of service and pods.</summary>
    /// <value>Default 9090.</value>
    public int Port { get; init; } = 9090;

    /// <summary>Its address.</summary>
    internal string Url => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://{Service}.{Namespace}.svc.cluster.local:{Port}");
}
