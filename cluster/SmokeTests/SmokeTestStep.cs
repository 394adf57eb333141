using System.Collections.Immutable;
using Homelab.Cluster.Doctor.Storage;

namespace Homelab.Cluster.SmokeTests;

/// <summary>How a step of the smoke test ended.</summary>
public enum SmokeTestOutcome
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not made, because it does not apply or something before it has failed.</summary>
    Skipped,

    /// <summary>Not as it should be.</summary>
    Failed,
}

/// <summary>The result of one step, on one node or of the whole cluster.</summary>
/// <param name="Number">Number of the step, 0 to 8.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Node">The node; empty for the cluster.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Detail">What was seen, in one line.</param>
/// <param name="Evidence">Events, lines of logs and what the pod saw, one line each.</param>
public sealed record SmokeTestStep(
    int Number,
    string Name,
    string Node,
    SmokeTestOutcome Outcome,
    long Seconds,
    string Detail,
    ImmutableArray<string> Evidence)
{
    /// <summary>The known trouble that detail or evidence tell of; null for none.</summary>
    public Symptom? Symptom => Evidence.Prepend(Detail).Select(Doctor.Storage.Symptom.Of).FirstOrDefault(symptom => symptom is not null);

    /// <summary>What a failure means; lower case, no full stop.</summary>
    public string Meaning => Symptom?.Meaning ?? Explanation.Meaning;

    /// <summary>What helps; lower case, no full stop.</summary>
    public string Fix => Symptom?.Fix ?? Explanation.Fix;

    // Whichever step sees it: a pod that looks at the node's disk instead of its volume is the worst that can be.
    private SmokeTestExplanation Explanation =>
        SmokeTestExplanation.Of(Detail.Contains("would go to the node's own disk", StringComparison.Ordinal) ? "device" : Name);
}
