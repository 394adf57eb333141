using System.Globalization;

namespace Homelab.Cluster;

/// <summary>Names places inside a structured setting as Pulumi's <c>config set --path</c> does.</summary>
public static class SettingPath
{
    /// <summary>The member of a map: <c>path.key</c>, or <c>path["key"]</c> when the key is no plain word.</summary>
    /// <param name="path">Path of the map.</param>
    /// <param name="key">Key in the map.</param>
    public static string Member(string path, string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? $"{path}.{key}"
            : $"{path}[\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";

    /// <summary>The item of a list: <c>path[index]</c>.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="index">Position in the list, from 0.</param>
    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
