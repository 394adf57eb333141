namespace Homelab.Cluster.Doctor.Storage;

/// <summary>How much a piece of evidence for a kubelet root is worth; a later value weighs more.</summary>
public enum EvidenceStrength
{
    /// <summary>Fits the root, but would fit another cause as well.</summary>
    Hint,

    /// <summary>Right, but for a directory in front that a mount of its own may hide.</summary>
    Good,

    /// <summary>What the kubelet was told.</summary>
    Strong,

    /// <summary>What the kubelet does, letter by letter.</summary>
    Decisive,
}

/// <summary>One piece of evidence for the kubelet root of a node.</summary>
/// <param name="Strength">What it is worth.</param>
/// <param name="Root">The root that it speaks for.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record RootEvidence(EvidenceStrength Strength, string Root, string Origin)
{
    /// <summary>The evidence on one line.</summary>
    public override string ToString() => $"{Origin}: {Root}{(Strength == EvidenceStrength.Hint ? " (a hint only)" : "")}";

    /// <summary>Whether two pieces can both be true.</summary>
    internal bool AgreesWith(RootEvidence other) =>
        Root == other.Root
        || (Strength == EvidenceStrength.Good && other.Root.EndsWith(Root, StringComparison.Ordinal))
        || (other.Strength == EvidenceStrength.Good && Root.EndsWith(other.Root, StringComparison.Ordinal));
}
