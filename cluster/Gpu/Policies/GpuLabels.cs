namespace Homelab.Cluster;

/// <summary>Labels of a team's namespace; the admission policies read them, and only this project writes them.</summary>
public static class GpuLabels
{
    /// <summary><c>true</c> on a namespace whose pods may have GPUs.</summary>
    public const string Enrolled = "gpu.homelab.internal/enrolled";

    /// <summary>Highest class that pods of the namespace may have.</summary>
    public const string MaxClass = "gpu.homelab.internal/max-class";

    /// <summary>The team.</summary>
    public const string Team = "gpu.homelab.internal/team";

    /// <summary>Value of <see cref="Enrolled"/>.</summary>
    public const string EnrolledValue = "true";
}
