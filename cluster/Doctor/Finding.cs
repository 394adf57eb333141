using System.Collections.Immutable;

namespace Homelab.Cluster.Doctor;

/// <summary>How much a finding matters; a later value is worse.</summary>
public enum FindingSeverity
{
    /// <summary>Looked at, and as it should be.</summary>
    Ok,

    /// <summary>Worth knowing; nothing needs to be done.</summary>
    Info,

    /// <summary>Works, but will not for ever, or not in every case.</summary>
    Warning,

    /// <summary>Could not be judged, because evidence is missing or contradicts itself. It may be as bad as an error.</summary>
    Unknown,

    /// <summary>Broken, or data is in danger.</summary>
    Error,
}

/// <summary>Something that the doctor looks at.</summary>
/// <param name="Id">Profile and name with a slash between them; never changes.</param>
/// <param name="Threshold">What must hold.</param>
public sealed record Check(string Id, string Threshold)
{
    /// <summary>The check found what it wants.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="summary">What was seen, in one line.</param>
    /// <param name="evidence">What it was seen by.</param>
    public Finding Ok(Subjects subject, string summary, params IEnumerable<string> evidence) =>
        new(this, FindingSeverity.Ok, subject, summary, [.. evidence], null);

    /// <summary>The check found something worth knowing.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="summary">What was seen, in one line.</param>
    /// <param name="fix">What may be done; null when nothing need be.</param>
    /// <param name="evidence">What it was seen by.</param>
    public Finding Info(Subjects subject, string summary, string? fix = null, params IEnumerable<string> evidence) =>
        new(this, FindingSeverity.Info, subject, summary, [.. evidence], fix);

    /// <summary>The check found something to do something about.</summary>
    /// <param name="severity">How much it matters.</param>
    /// <param name="subject">What was looked at.</param>
    /// <param name="summary">What was seen, in one line.</param>
    /// <param name="fix">What to do.</param>
    /// <param name="evidence">What it was seen by.</param>
    public Finding Fault(FindingSeverity severity, Subjects subject, string summary, string fix, params IEnumerable<string> evidence) =>
        new(this, severity, subject, summary, [.. evidence], fix);

    /// <summary>The check could not be made.</summary>
    /// <param name="subject">What should have been looked at.</param>
    /// <param name="missing">The evidence that it lacks.</param>
    public Finding Unknown(Subjects subject, Dumps.MissingEvidence missing) =>
        new(this, FindingSeverity.Unknown, subject, missing.Reason, [], missing.Fix);
}

/// <summary>What a check found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Subject">What was looked at: a node, an object, or a group of them.</param>
/// <param name="Summary">What was seen, in one line; lower case, no full stop.</param>
/// <param name="Evidence">What it was seen by, one line each, free of secrets.</param>
/// <param name="Fix">What to do; null when there is nothing to do.</param>
public sealed record Finding(
    Check Check,
    FindingSeverity Severity,
    Subjects Subject,
    string Summary,
    ImmutableArray<string> Evidence,
    string? Fix);

/// <summary>What a finding is about.</summary>
/// <param name="Names">Nodes, objects or groups of them.</param>
public sealed record Subjects(ImmutableArray<string> Names)
{
    /// <summary>A single subject.</summary>
    /// <param name="name">Its name.</param>
    public static implicit operator Subjects(string name) => new([name]);

    /// <summary>Several subjects.</summary>
    /// <param name="names">Their names.</param>
    public static implicit operator Subjects(string[] names) => new([.. names]);

    /// <summary>The names, separated by commas.</summary>
    public override string ToString() => string.Join(", ", Names);
}
