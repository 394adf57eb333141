using System.Collections.Immutable;

namespace Homelab.Cluster.Migration;

/// <summary>
/// What a migration must remember, because the cluster will no longer show it. It lies in a ConfigMap beside the claim, so
/// that any workstation can go on.
/// </summary>
public sealed record MigrationRecord
{
    /// <summary>The version of this form that is written and read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of the form.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The claim's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The claim's name, before and after.</summary>
    public required string Claim { get; init; }

    /// <summary>The claim as it was.</summary>
    public required ClaimFacts Original { get; init; }

    /// <summary>The volume that the data comes from.</summary>
    public required VolumeFacts Source { get; init; }

    /// <summary>The volume that the data goes to; null until there is one.</summary>
    public VolumeFacts? Target { get; init; }

    /// <summary>What is wanted.</summary>
    public required MigrationOptions Options { get; init; }

    /// <summary>How far it has come.</summary>
    public MigrationPhase Phase { get; init; }

    /// <summary>Which way the data goes.</summary>
    public MigrationDirection Direction { get; init; }

    /// <summary>What is stopped meanwhile, with what it goes back to.</summary>
    public ImmutableArray<WorkloadFacts> Workloads { get; init; } = [];

    /// <summary>The StatefulSet that made the claim; null when none did.</summary>
    public StatefulSetFacts? StatefulSet { get; init; }

    /// <summary>Number of the try at copying; it names the Jobs and only grows.</summary>
    public int Attempt { get; init; }

    /// <summary>Tries that failed since somebody last said to go on.</summary>
    public int Failures { get; init; }

    /// <summary>Whether the next failure is followed by another try in any case, because somebody said to go on.</summary>
    public bool Retry { get; init; }

    /// <summary>Whether the next copy writes every file anew, because a comparison failed.</summary>
    public bool Whole { get; init; }

    /// <summary>What the source was measured to hold; null before.</summary>
    public MeasuredFacts? Measured { get; init; }

    /// <summary>What the last whole comparison counted on both sides; null before.</summary>
    public VerifiedFacts? Verified { get; init; }

    /// <summary>Whether the workloads were started on the target: then it may hold writes that the source lacks.</summary>
    public bool TargetUsed { get; init; }

    /// <summary>Whether a copy back has begun: then the source is no longer what it was.</summary>
    public bool SourceOverwritten { get; init; }

    /// <summary>Whether the rollback leaves behind what was written to the target; somebody named the claim to agree.</summary>
    public bool DiscardWrites { get; init; }

    /// <summary>When the workloads were ready on the target; null before.</summary>
    public DateTimeOffset? CutOverTime { get; init; }

    /// <summary>Who works on it; null when nobody does.</summary>
    public RunnerFacts? Runner { get; init; }

    /// <summary>Marks everything that belongs to this migration: the claim's first uid, which no other claim ever has.</summary>
    public string Id => Original.Uid;
}

/// <summary>A claim as it was before.</summary>
/// <param name="Uid">Its uid.</param>
/// <param name="StorageClass">Its StorageClass.</param>
/// <param name="Size">What it asked for.</param>
/// <param name="AccessModes">Its access modes.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Annotations">Its annotations, without those that Kubernetes wrote about its volume.</param>
public sealed record ClaimFacts(
    string Uid,
    string StorageClass,
    string Size,
    ImmutableArray<string> AccessModes,
    ImmutableSortedDictionary<string, string> Labels,
    ImmutableSortedDictionary<string, string> Annotations);

/// <summary>A volume.</summary>
/// <param name="Name">Name of the PersistentVolume.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="ReclaimPolicy">Its reclaim policy before the migration touched it.</param>
/// <param name="Node">The node that it lies on; null for one that is not tied to a node.</param>
/// <param name="Path">The node's directory that it is; null for one of another sort.</param>
public sealed record VolumeFacts(string Name, string Uid, string ReclaimPolicy, string? Node = null, string? Path = null);

/// <summary>A workload that uses the claim.</summary>
/// <param name="Kind">Deployment, StatefulSet, ReplicaSet or CronJob.</param>
/// <param name="Name">Its name.</param>
/// <param name="Replicas">How many replicas it had; null for a CronJob.</param>
/// <param name="Suspended">Whether it was suspended; null for anything but a CronJob.</param>
public sealed record WorkloadFacts(string Kind, string Name, int? Replicas = null, bool? Suspended = null);

/// <summary>The StatefulSet that made the claim.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Template">The volumeClaimTemplate that the claim was made from.</param>
/// <param name="Manifest">The StatefulSet as JSON, to make it again.</param>
public sealed record StatefulSetFacts(string Name, string Template, string Manifest);

/// <summary>How much a volume holds.</summary>
/// <param name="Used">Bytes that its files take.</param>
/// <param name="Entries">Files, directories and all else.</param>
/// <param name="Owner">Owner and group of its root, as numbers with a colon between them.</param>
public sealed record MeasuredFacts(long Used, long Entries, string Owner);

/// <summary>What a comparison counted, the same on both sides.</summary>
/// <param name="Entries">Files, directories and all else.</param>
/// <param name="Files">Regular files, each counted once however many names it has.</param>
/// <param name="Bytes">Bytes in them.</param>
public sealed record VerifiedFacts(long Entries, long Files, long Bytes);

/// <summary>Who works on a migration.</summary>
/// <param name="Name">Host and process.</param>
/// <param name="Renewed">When it was last heard of.</param>
public sealed record RunnerFacts(string Name, DateTimeOffset Renewed);
