using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>A log as <c>kubectl logs</c> prints it, with or without <c>--prefix</c>.</summary>
/// <param name="Source">Where it was read.</param>
/// <param name="Node">The node that the pod runs on; null when nobody said.</param>
/// <param name="Lines">The lines.</param>
public sealed record PodLog(string Source, string? Node, ImmutableArray<string> Lines);
