namespace Homelab.Components.Storage;

/// <summary>Names of disks on a node.</summary>
internal static class DeviceName
{
    /// <summary>Where Linux keeps the names that stay, in words.</summary>
    public const string StableFolders = "/dev/disk/by-id/ or /dev/disk/by-path/";

    private static readonly string[] Folders = ["/dev/disk/by-id/", "/dev/disk/by-path/"];

    /// <summary>True for a name that the disk keeps when the node starts again; those like sdb may be another disk then.</summary>
    /// <param name="name">The name.</param>
    public static bool IsStable(string name) => Folders.Any(folder =>
        name.StartsWith(folder, StringComparison.Ordinal)
        && name.Length > folder.Length
        && !name[folder.Length..].Any(c => c == '/' || char.IsWhiteSpace(c) || char.IsControl(c)));
}
