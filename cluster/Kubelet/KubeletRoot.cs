namespace Homelab.Cluster;

/// <summary>Why a kubelet keeps its files where it does.</summary>
public enum KubeletRootKind
{
    /// <summary>The kubelet's own default, <c>/var/lib/kubelet</c>.</summary>
    Standard,

    /// <summary>Set by <c>--kubelet-arg root-dir=…</c>.</summary>
    Overridden,

    /// <summary>Below the data directory, because K3s runs rootless.</summary>
    Rootless,

    /// <summary>Cannot be known from what is at hand; nothing may be assumed.</summary>
    Unknown,
}

/// <summary>
/// The directory under which a kubelet keeps <c>pods</c>, <c>plugins</c> and <c>plugins_registry</c>. A storage driver
/// must use the same directory, letter by letter: kubelet asks for mounts by this path.
/// </summary>
/// <remarks>
/// K3s since v0.10.0 keeps the kubelet's default unless it runs rootless or is given <c>--kubelet-arg root-dir</c>
/// (k3s-io/k3s, pkg/daemons/agent and pkg/agent/config); <c>--data-dir</c> alone does not move it
/// (k3s-io/k3s issues 1358 and 3801).
/// </remarks>
public sealed record KubeletRoot
{
    /// <summary>The kubelet's default, in force on every K3s node that is not told otherwise.</summary>
    public const string StandardPath = "/var/lib/kubelet";

    private KubeletRoot(KubeletRootKind kind, string? path, string? note) => (Kind, Path, Note) = (kind, path, note);

    /// <summary>The kubelet's default directory.</summary>
    public static KubeletRoot Standard { get; } = new(KubeletRootKind.Standard, StandardPath, null);

    /// <summary>Why it is where it is.</summary>
    public KubeletRootKind Kind { get; }

    /// <summary>The directory; null when unknown.</summary>
    public string? Path { get; }

    /// <summary>Why the root is unknown, or what looks wrong about how it was set; null when there is nothing to say.</summary>
    public string? Note { get; }

    /// <summary>A root that was set on purpose.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="note">What looks wrong about how it was set, if anything.</param>
    public static KubeletRoot At(string path, string? note = null) =>
        new(path == StandardPath ? KubeletRootKind.Standard : KubeletRootKind.Overridden, path, note);

    /// <summary>The root of a K3s that runs rootless.</summary>
    /// <param name="dataDirectory">K3s' <c>--data-dir</c>.</param>
    public static KubeletRoot Rootless(string dataDirectory) =>
        new(KubeletRootKind.Rootless, dataDirectory.TrimEnd('/') + "/agent/kubelet", null);

    /// <summary>A root that cannot be known.</summary>
    /// <param name="reason">Why not; lower case, no full stop.</param>
    public static KubeletRoot Unknown(string reason) => new(KubeletRootKind.Unknown, null, reason);

    /// <summary>The root of a node of which only the version is known: the default on K3s, otherwise unknown.</summary>
    /// <param name="version">The node's version.</param>
    public static KubeletRoot DefaultOf(KubernetesVersion version) =>
        version.IsK3s ? Standard : Unknown($"{version} is no K3s version, and other builds set the kubelet's root as they like");

    /// <summary>What is wrong with a directory as a kubelet root, or null when nothing is (or none is given).</summary>
    /// <param name="path">The directory.</param>
    /// <remarks>Paths are compared as text, so each directory may be written in one way only.</remarks>
    public static string? FaultIn(string? path)
    {
        if (path is null)
        {
            return null;
        }

        if (!path.StartsWith('/') || path.Length == 1)
        {
            return "not an absolute path of a directory";
        }

        return path[1..].Split('/').Any(part => part is "" or "." or "..") || path.Any(char.IsControl)
            ? "kubelet compares paths as text, so there must be no '//', '.', '..', control character or '/' at the end"
            : null;
    }

    /// <summary>The directory, or <c>unknown</c>.</summary>
    public override string ToString() => Path ?? "unknown";
}
