using System.Collections.Immutable;

namespace Homelab.Cluster.Migration;

/// <summary>What a migration does next.</summary>
public abstract record Decision;

/// <summary>Makes one call. It is taken for done only when the next observation shows its effect.</summary>
/// <param name="Call">The call.</param>
/// <param name="What">What it does, for people.</param>
/// <param name="Consent">What somebody must have agreed to first.</param>
public sealed record Act(ApiCall Call, string What, Consent Consent = Consent.None) : Decision;

/// <summary>Looks again later.</summary>
/// <param name="For">What has to happen; it starts where the sentence "waiting for" ends.</param>
/// <param name="Hint">What to look at when it does not happen; empty when there is nothing to do about it.</param>
public sealed record Wait(string For, string Hint = "") : Decision;

/// <summary>Stops, because going on would be wrong until somebody has done something.</summary>
/// <param name="Faults">What is wrong, and what to do about each.</param>
public sealed record Refuse(ImmutableArray<Fault> Faults) : Decision
{
    /// <summary>Stops for one reason.</summary>
    /// <param name="where">What it is about.</param>
    /// <param name="value">What was found there.</param>
    /// <param name="reason">Why that cannot be.</param>
    /// <param name="fix">What to do about it.</param>
    public static Refuse Because(ObjectReference where, object? value, string reason, string fix) =>
        new([new Fault(where.ToString(), value, reason, fix)]);
}

/// <summary>Nothing to do until somebody asks for the next thing.</summary>
/// <param name="Message">Where it stands and what can be asked for.</param>
public sealed record Pause(string Message) : Decision;

/// <summary>What somebody must agree to before a call is made.</summary>
public enum Consent
{
    /// <summary>Nothing: it can be undone and nobody notices.</summary>
    None,

    /// <summary>The workloads stop.</summary>
    Downtime,

    /// <summary>Claims and StatefulSets are deleted and made again; volumes and data stay.</summary>
    Swap,

    /// <summary>A copy that nobody uses is deleted.</summary>
    DiscardCopy,

    /// <summary>The source volume is deleted with its data. Agreed to by naming the claim, and recorded.</summary>
    DeleteSource,
}
