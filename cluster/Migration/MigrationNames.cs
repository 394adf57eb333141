using System.Security.Cryptography;
using System.Text;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>The names of what a migration of one claim uses.</summary>
/// <param name="space">The claim's namespace.</param>
/// <param name="claim">The claim's name.</param>
public sealed class MigrationNames(string space, string claim)
{
    // A Job's name becomes a label of its pods, so 63 characters at most; the longest task is "verify-" and a number.
    private const int LongestPrefix = 48;
    private const int LongestName = 253;

    private readonly string _prefix = Cut("migrate-" + claim, LongestPrefix);

    /// <summary>The ConfigMap with the record.</summary>
    public ObjectReference Record => new(ResourceKind.ConfigMaps, space, Cut("homelab-migration-" + claim, LongestName));

    /// <summary>The ConfigMap with the mover's scripts.</summary>
    public ObjectReference Scripts => new(ResourceKind.ConfigMaps, space, _prefix + "-scripts");

    /// <summary>The NetworkPolicy that cuts the mover off.</summary>
    public ObjectReference NetworkPolicy => new(ResourceKind.NetworkPolicies, space, _prefix + "-mover");

    /// <summary>The claim itself.</summary>
    public ObjectReference Claim => Of(claim);

    /// <summary>The claim that holds the target volume while it does not stand behind the claim itself.</summary>
    public ObjectReference TargetClaim => Of(Cut(claim + "-mig", LongestName));

    /// <summary>The claim that holds the source volume while it does not stand behind the claim itself.</summary>
    public ObjectReference SourceClaim => Of(Cut(claim + "-mig-source", LongestName));

    /// <summary>The Job of a task.</summary>
    /// <param name="task">The task, such as <c>copy-1</c>.</param>
    public ObjectReference Job(string task) => new(ResourceKind.Jobs, space, $"{_prefix}-{task}");

    private ObjectReference Of(string name) => new(ResourceKind.PersistentVolumeClaims, space, name);

    // Two long names that begin alike must not become one.
    private static string Cut(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return $"{name[..(length - hash.Length - 1)].TrimEnd('-', '.')}-{hash}";
    }
}
