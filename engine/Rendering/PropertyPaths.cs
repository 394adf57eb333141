namespace Homelab.Engine.Rendering;

/// <summary>Writes property paths as Pulumi does: <c>data["tls.key"]</c>, <c>spec.containers[0].image</c>.</summary>
internal static class PropertyPaths
{
    private static readonly System.Buffers.SearchValues<char> NeedsBrackets = System.Buffers.SearchValues.Create(".[]\"\\, ");

    /// <summary>The path of a named property below a path; an empty path is the root.</summary>
    public static string Property(string path, string name)
    {
        if (name.Length > 0 && !name.AsSpan().ContainsAny(NeedsBrackets))
        {
            return path.Length == 0 ? name : $"{path}.{name}";
        }

        var escaped = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"{path}[\"{escaped}\"]";
    }

    /// <summary>The path of a list's element.</summary>
    public static string Element(string path, int index) => $"{path}[{index}]";
}
