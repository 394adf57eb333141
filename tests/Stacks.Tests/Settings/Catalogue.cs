using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Homelab.Stacks.Tests.Settings;

/// <summary>Pulumi.yaml lists every setting in comments that are themselves YAML.</summary>
internal static partial class Catalogue
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(StackFile.Folder, "Pulumi.yaml"));

    /// <summary>The keys of the project that it declares.</summary>
    public static IEnumerable<string> Keys =>
        Lines.Select(line => DeclaredKey().Match(line)).Where(match => match.Success).Select(match => match.Groups["key"].Value);

    /// <summary>What the comments of a key describe.</summary>
    public static JsonElement Documented(string key) =>
        JsonDocument.Parse(StackFile.ToJson(string.Join('\n', Block(key)))).RootElement.GetProperty($"homelab:{key}");

    /// <summary>The storage settings as described, of one backend alone.</summary>
    public static JsonElement Storage(string backend, string section)
    {
        var all = JsonNode.Parse(Documented("storage").GetRawText())!.AsObject();
        foreach (var other in all.Where(member => member.Value is JsonObject && member.Key != section).Select(member => member.Key).ToList())
        {
            all.Remove(other);
        }

        all["backend"] = backend;
        return JsonSerializer.SerializeToElement(all);
    }

    /// <summary>The comment above the first line that sets a key.</summary>
    /// <param name="path">The setting's name, the map that holds it before it: <c>storage/longhorn/replicas</c>.</param>
    public static string Comment(string path)
    {
        var parts = path.Split('/');
        var block = parts[1..^1].Aggregate(Block(parts[0]).ToList(), Below);
        var at = block.FindIndex(line => Regex.IsMatch(line, $@"^[ -]+{Regex.Escape(parts[^1])}:"));
        Assert(at > 0, $"{path} is not listed");
        return string.Join(' ', block.Take(at).Reverse().TakeWhile(line => line.TrimStart().StartsWith('#')).Reverse().Select(line => line.Trim(' ', '#')));
    }

    /// <summary>Whether a setting is shown with an example for lack of a default.</summary>
    public static bool IsExample(string path) => Comment(path).Contains("xample", StringComparison.Ordinal);

    // The lines below the first one that sets a key, as long as they are indented further.
    private static List<string> Below(List<string> block, string key)
    {
        var at = block.FindIndex(line => Regex.IsMatch(line, $@"^[ -]+{Regex.Escape(key)}:"));
        Assert(at >= 0, $"{key} is not listed");
        return [block[at], .. block.Skip(at + 1).TakeWhile(line => Indent(line) > Indent(block[at]) || line.TrimStart().StartsWith('#'))];
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ', '-').Length;

    // The comment below a declaration, as the YAML that it is.
    private static IEnumerable<string> Block(string key) => Lines
        .SkipWhile(line => line != $"  {key}:")
        .SkipWhile(line => !line.StartsWith("    #", StringComparison.Ordinal))
        .TakeWhile(line => line.StartsWith("    #", StringComparison.Ordinal))
        .Select(line => line["    # ".Length..]);

    private static void Assert(bool condition, string message) => Xunit.Assert.True(condition, message);

    [GeneratedRegex("^  (?<key>[a-zA-Z]+):$")]
    private static partial Regex DeclaredKey();
}
