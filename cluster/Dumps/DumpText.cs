namespace Homelab.Cluster.Dumps;

/// <summary>A text to read a cluster's state from.</summary>
/// <param name="Name">Its name for messages: a file, or the command that printed it.</param>
/// <param name="Content">Its bytes, as they are.</param>
/// <param name="Node">The node that a log or a mount table is of; null when nobody said, and for everything else.</param>
/// <param name="IsLog">Whether it is certainly a log; otherwise its content tells what it is.</param>
public sealed record DumpText(string Name, ReadOnlyMemory<byte> Content, string? Node = null, bool IsLog = false);

/// <summary>Why a text cannot be read, or contradicts another.</summary>
/// <param name="Source">The text's name.</param>
/// <param name="Place">Where in it; null when it is about the whole.</param>
/// <param name="Reason">What is wrong; lower case, no full stop.</param>
/// <param name="Fix">What to do; lower case, no full stop.</param>
public sealed record DumpFault(string Source, string? Place, string Reason, string Fix)
{
    /// <summary>The fault on one line.</summary>
    public override string ToString() => $"{Source}{(Place is null ? "" : $", {Place}")}: {Reason}; {Fix}";
}

/// <summary>What became of reading.</summary>
/// <param name="Dump">What is known of the cluster; null when there are faults.</param>
/// <param name="Faults">Everything that is wrong with the texts.</param>
public sealed record DumpReading(ClusterDump? Dump, IReadOnlyList<DumpFault> Faults);
