using System.Text.Json.Serialization;

namespace Homelab.Cluster.Migration;

/// <summary>How far a migration has come. What a phase asks for is looked up in the cluster each time, never remembered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MigrationPhase>))]
public enum MigrationPhase
{
    /// <summary>Find out how much the claim holds.</summary>
    Measure,

    /// <summary>Make sure that the source volume outlives its claim.</summary>
    Protect,

    /// <summary>Make a claim of the target class.</summary>
    Stage,

    /// <summary>Copy while the workloads run, as a head start.</summary>
    WarmCopy,

    /// <summary>Stop everything that uses the claim.</summary>
    Quiesce,

    /// <summary>Copy what differs.</summary>
    Copy,

    /// <summary>Compare every byte.</summary>
    Verify,

    /// <summary>Take the claim away, so that nothing can write any more.</summary>
    Fence,

    /// <summary>Compare once more, now that nothing can write.</summary>
    Seal,

    /// <summary>Make the claim again, on the other volume.</summary>
    Swap,

    /// <summary>Start the workloads and wait until they are ready.</summary>
    CutOver,

    /// <summary>Both volumes are kept; the workloads run on the target.</summary>
    Grace,

    /// <summary>Delete the source volume; somebody named the claim to agree.</summary>
    DeleteSource,

    /// <summary>Give the claim back to the source before anything was written to the target.</summary>
    Restore,

    /// <summary>The workloads run on the source again.</summary>
    RolledBack,

    /// <summary>Remove what the migration made for itself.</summary>
    CleanUp,
}

/// <summary>Which way the data goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MigrationDirection>))]
public enum MigrationDirection
{
    /// <summary>From the source to the target.</summary>
    Forward,

    /// <summary>Back to the source, after the claim was on the target.</summary>
    Back,
}
