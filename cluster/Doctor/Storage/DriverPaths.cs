using System.Collections.Immutable;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor.Storage;

/// <summary>One path of the CSI plugin, and the kubelet root that it was made from.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Path">The path; null when it is missing.</param>
/// <param name="Root">The root; null when the path is not the root and the usual end.</param>
public sealed record DriverPath(string Place, string? Path, string? Root)
{
    /// <summary>The path with its place.</summary>
    public override string ToString() => $"{Place}: {Path ?? "missing"}";
}

/// <summary>The kubelet root that Longhorn's CSI plugin believes in, as the DaemonSet <c>longhorn-csi-plugin</c> holds it.</summary>
/// <param name="Paths">Every path that it is part of.</param>
/// <remarks>Source: longhorn-manager v1.12.1, csi/deployment.go; all of them come from one value.</remarks>
public sealed record DriverPaths(ImmutableArray<DriverPath> Paths)
{
    private const string Socket = "/plugins/" + LonghornNames.Driver;
    private const string RegistrarArgument = "--kubelet-registration-path=";

    private static readonly (string Volume, string End)[] Volumes =
    [
        ("pods-mount-dir", "/pods"),
        ("kubernetes-csi-dir", "/plugins/kubernetes.io/csi"),
        ("registration-dir", "/plugins_registry"),
        ("socket-dir", Socket),
    ];

    /// <summary>The root that all paths share; null when they do not.</summary>
    public string? Root => Paths.Select(path => path.Root).Distinct(StringComparer.Ordinal).ToArray() is [var root] ? root : null;

    /// <summary>Reads the paths.</summary>
    /// <param name="plugin">The DaemonSet.</param>
    public static DriverPaths Of(WorkloadObject plugin)
    {
        var argument = plugin.Arguments.FirstOrDefault(text => text.StartsWith(RegistrarArgument, StringComparison.Ordinal));
        return new(
        [
            .. Volumes.Select(volume => Read($"volume {volume.Volume}", plugin.HostPath(volume.Volume), volume.End)),
            Read($"argument {RegistrarArgument.TrimEnd('=')}", argument?[RegistrarArgument.Length..], Socket + "/csi.sock"),
        ]);
    }

    private static DriverPath Read(string place, string? path, string end) =>
        new(place, path, path is not null && path.EndsWith(end, StringComparison.Ordinal) ? path[..^end.Length] : null);
}
