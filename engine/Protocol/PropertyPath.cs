using System.Buffers;
using System.Globalization;
using System.Text;

namespace Homelab.Engine.Protocol;

/// <summary>Paths into property values as Pulumi writes them: <c>data["tls.key"]</c>, <c>spec.containers[0].image</c>.</summary>
/// <remarks>https://www.pulumi.com/docs/iac/concepts/options/ignorechanges, "property paths".</remarks>
internal static class PropertyPath
{
    private static readonly SearchValues<char> NeedsBrackets = SearchValues.Create(".[]\"\\, ");

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

    /// <summary>The steps of a path: each a property's name, or null and an index.</summary>
    public static IEnumerable<(string? Name, int Index)> Parse(string path)
    {
        var at = 0;
        while (at < path.Length)
        {
            switch (path[at])
            {
                case '.':
                    at++;
                    break;
                case '[' when at + 1 < path.Length && path[at + 1] == '"':
                    yield return (Quoted(path, ref at), 0);
                    break;
                case '[':
                    var end = path.IndexOf(']', at);
                    end = end < 0 ? path.Length : end;
                    var inner = path[(at + 1)..end];
                    at = end + 1;
                    yield return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? (null, index) : (inner, 0);
                    break;
                default:
                    var next = path.AsSpan(at).IndexOfAny('.', '[');
                    var length = next < 0 ? path.Length - at : next;
                    yield return (path.Substring(at, length), 0);
                    at += length;
                    break;
            }
        }
    }

    // Stands on the bracket before the quotation mark, ends behind the closing bracket.
    private static string Quoted(string path, ref int at)
    {
        var name = new StringBuilder();
        for (at += 2; at < path.Length && path[at] != '"'; at++)
        {
            if (path[at] == '\\' && at + 1 < path.Length)
            {
                at++;
            }

            name.Append(path[at]);
        }

        at = Math.Min(at + 2, path.Length);
        return name.ToString();
    }
}
