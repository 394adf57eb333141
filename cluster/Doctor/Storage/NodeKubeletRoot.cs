using System.Collections.Immutable;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>The kubelet root of one node, weighed from all evidence.</summary>
/// <param name="Node">The node.</param>
/// <param name="Root">The root, after the strongest evidence.</param>
/// <param name="Evidence">All evidence, strongest first.</param>
/// <param name="Contradiction">Which evidence contradicts which; null when none does.</param>
internal sealed record NodeKubeletRoot(NodeObject Node, KubeletRoot Root, ImmutableArray<RootEvidence> Evidence, string? Contradiction)
{
    /// <summary>True when the root is known and no evidence speaks against it.</summary>
    public bool IsCertain => Root.Path is not null && Contradiction is null;

    /// <summary>Weighs the evidence.</summary>
    /// <param name="node">The node.</param>
    /// <param name="observed">What was seen of its kubelet, beside the arguments that K3s recorded.</param>
    public static NodeKubeletRoot Weigh(NodeObject node, IEnumerable<RootEvidence> observed)
    {
        var told = NodeArgs.ReadKubeletRoot(node.NodeArgs, node.KubeletVersion);
        var evidence = observed.Concat(Told(node, told))
            .Distinct()
            .OrderByDescending(item => item.Strength)
            .ThenBy(item => item.Root, StringComparer.Ordinal)
            .ThenBy(item => item.Origin, StringComparer.Ordinal)
            .ToImmutableArray();

        // A hint fits other causes too, so it settles nothing and contradicts nothing.
        var weighty = evidence.RemoveAll(item => item.Strength == EvidenceStrength.Hint);
        if (weighty.IsEmpty)
        {
            return new NodeKubeletRoot(node, told, evidence, null);
        }

        var best = weighty[0];
        var other = weighty.FirstOrDefault(item => !item.AgreesWith(best));
        var root = told.Path == best.Root ? told : KubeletRoot.At(best.Root);
        return new NodeKubeletRoot(node, root, evidence, other is null ? null : $"{best}, but {other}");
    }

    private static IEnumerable<RootEvidence> Told(NodeObject node, KubeletRoot told)
    {
        if (told.Path is { } path)
        {
            yield return new RootEvidence(EvidenceStrength.Strong, path, (node.NodeArgs, told.Kind) switch
            {
                (null, _) => $"{node.KubeletVersion} without annotation {NodeArgs.Annotation}, so by default",
                (_, KubeletRootKind.Overridden) => $"annotation {NodeArgs.Annotation} has --kubelet-arg root-dir",
                (_, KubeletRootKind.Rootless) => $"annotation {NodeArgs.Annotation} has --rootless",
                _ => $"annotation {NodeArgs.Annotation} moves it nowhere",
            });
        }
    }
}
