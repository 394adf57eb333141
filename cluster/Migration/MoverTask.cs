namespace Homelab.Cluster.Migration;

/// <summary>One run of a script in a pod that mounts one volume or both.</summary>
/// <param name="Name">Its name, unique in a migration, such as <c>copy-1</c>.</param>
/// <param name="Script">The script.</param>
/// <param name="Argument">Its argument; empty for none.</param>
/// <param name="SourceClaim">The claim to read.</param>
/// <param name="TargetClaim">The claim to write or compare; null when only one volume is needed.</param>
/// <param name="Writes">Whether it writes to the target.</param>
public sealed record MoverTask(string Name, string Script, string Argument, string SourceClaim, string? TargetClaim, bool Writes)
{
    /// <summary>Measures a volume.</summary>
    public static MoverTask Measure(int attempt, string source) => new($"measure-{attempt}", "measure.sh", "", source, null, Writes: false);

    /// <summary>Copies while the source is in use.</summary>
    public static MoverTask WarmCopy(string source, string target) => new("warm", "copy.sh", "warm", source, target, Writes: true);

    /// <summary>Copies a volume that nobody uses.</summary>
    public static MoverTask Copy(int attempt, bool whole, string source, string target) =>
        new($"copy-{attempt}", "copy.sh", whole ? "whole" : "", source, target, Writes: true);

    /// <summary>Compares every byte.</summary>
    public static MoverTask Verify(int attempt, string source, string target) =>
        new($"verify-{attempt}", "verify.sh", "", source, target, Writes: false);

    /// <summary>Compares what a writer would have changed.</summary>
    public static MoverTask Seal(int attempt, string source, string target) =>
        new($"seal-{attempt}", "verify.sh", "quick", source, target, Writes: false);
}
