using System.Globalization;

namespace Homelab.Cluster;

/// <summary>
/// Which versions may run together, after the version skew policy of the Kubernetes documentation ("Releases",
/// "Version Skew Policy"): API servers are at most one minor version apart; a kubelet is never newer than any API
/// server and at most three minor versions older, two before Kubernetes 1.28.
/// </summary>
/// <remarks>
/// A server's own kubelet is held against the API servers' rule only: K3s points it at the API server beside it.
/// </remarks>
public static class VersionSkew
{
    private const int ServersApart = 1;
    private const int KubeletBehind = 3;
    private const int KubeletBehindBefore128 = 2;
    private const int FirstMinorWithThree = 28;

    /// <summary>One fault for each node whose version the policy forbids beside the others.</summary>
    /// <param name="nodes">All nodes of the cluster.</param>
    public static IEnumerable<Fault> Check(IReadOnlyList<Node> nodes)
    {
        var servers = nodes.Where(node => node.Role == NodeRole.Server).ToArray();
        if (servers.Length == 0)
        {
            yield break;
        }

        var oldest = servers.MinBy(node => node.Version)!;
        var newest = servers.MaxBy(node => node.Version)!;
        for (var i = 0; i < nodes.Count; i++)
        {
            var fault = nodes[i].Role == NodeRole.Server
                ? CheckServer(nodes[i], newest)
                : CheckAgent(nodes[i], oldest, newest);
            if (fault is var (reason, fix))
            {
                yield return new Fault(ClusterInventory.NodeSetting(i, "version"), nodes[i].Version, reason, fix);
            }
        }
    }

    /// <summary>A text for each mix of versions that the policy allows but that should not last; empty when all are equal.</summary>
    /// <param name="nodes">All nodes of the cluster.</param>
    public static IEnumerable<string> Warnings(IReadOnlyList<Node> nodes)
    {
        var mix = nodes.GroupBy(node => node.Version).OrderByDescending(group => group.Key).ToArray();
        if (mix.Length < 2)
        {
            yield break;
        }

        var newest = mix[0].Key;
        var versions = mix.Select(group => $"{group.Key} on {string.Join(", ", group.Select(node => node.Name))}");
        var behind = mix.Skip(1).Reverse().SelectMany(group => group).Select(node => Behind(node, newest));
        yield return $"the nodes run a mix of versions: {string.Join("; ", versions)}; upgrade to {newest}: {string.Join(", ", behind)}";
    }

    private static string Behind(Node node, KubernetesVersion newest)
    {
        var minors = newest.Minor - node.Version.Minor;
        return node.Version.Major == newest.Major && minors > 0
            ? $"{node.Name} ({Minors(minors)} behind)"
            : node.Name;
    }

    private static (string Reason, string Fix)? CheckServer(Node node, Node newest) =>
        node.Version.Major != newest.Version.Major || newest.Version.Minor - node.Version.Minor > ServersApart
            ? ($"API servers may be at most {Minors(ServersApart)} apart, and {newest.Name} runs {newest.Version}",
               $"upgrade {node.Name} one minor version at a time, servers before agents")
            : null;

    private static (string Reason, string Fix)? CheckAgent(Node node, Node oldest, Node newest)
    {
        if (IsNewer(node.Version, oldest.Version))
        {
            return (
                $"a kubelet must not be newer than any API server, and {oldest.Name} runs {oldest.Version}",
                $"upgrade {oldest.Name} first, or bring {node.Name} back to {oldest.Version.MajorMinor}");
        }

        var allowed = newest.Version.Minor >= FirstMinorWithThree ? KubeletBehind : KubeletBehindBefore128;
        return node.Version.Major != newest.Version.Major || newest.Version.Minor - node.Version.Minor > allowed
            ? ($"a kubelet may be at most {Minors(allowed)} older than the API server, and {newest.Name} runs {newest.Version}",
               string.Create(CultureInfo.InvariantCulture, $"upgrade {node.Name} to 1.{newest.Version.Minor - allowed} or newer, at best to {newest.Version}"))
            : null;
    }

    private static bool IsNewer(KubernetesVersion left, KubernetesVersion right) =>
        (left.Major, left.Minor).CompareTo((right.Major, right.Minor)) > 0;

    private static string Minors(int count) =>
        count == 1 ? "one minor version" : string.Create(CultureInfo.InvariantCulture, $"{count} minor versions");
}
