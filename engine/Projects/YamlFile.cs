using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Homelab.Engine.Projects;

/// <summary>A YAML file's content, with the place of each node for messages about it.</summary>
internal sealed class YamlFile
{
    private YamlFile(string path, YamlMappingNode root)
    {
        Path = path;
        Root = root;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The map that the file holds; empty for an empty file.</summary>
    public YamlMappingNode Root { get; }

    /// <summary>Reads a file whose content is a map.</summary>
    /// <exception cref="EngineException">It cannot be read, is not YAML or not a map.</exception>
    public static YamlFile Load(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Parse(path, reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"cannot read {path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a text whose content is a map.</summary>
    /// <param name="path">The file that messages name.</param>
    /// <param name="reader">The text.</param>
    /// <exception cref="EngineException">It is not YAML or not a map.</exception>
    public static YamlFile Parse(string path, TextReader reader)
    {
        var stream = new YamlStream();
        var scanner = new Scanner(reader);
        var events = new YamlEvents(scanner);
        try
        {
            stream.Load(events);
        }
        catch (Exception e) when (e is not IOException)
        {
            // Some of the parser's exceptions do not tell the place; then it is where the reading stopped.
            var fault = e as YamlException ?? events.Unreadable();
            var place = fault.Start.Index > 0 ? fault.Start : scanner.CurrentPosition;
            throw new EngineException($"{path}:{place.Line}:{place.Column}: {Describe(fault)}", e);
        }

        return stream.Documents.Count switch
        {
            0 => new YamlFile(path, []),
            > 1 => throw Fault(path, stream.Documents[1].RootNode, "the file holds more than one YAML document; keep only the first"),
            _ => stream.Documents[0].RootNode switch
            {
                YamlMappingNode map => new YamlFile(path, map),
                YamlScalarNode scalar when YamlScalar.Resolve(scalar) is null => new YamlFile(path, []),
                var other => throw Fault(path, other, $"expected a map of settings, got {YamlScalar.KindOf(other)}"),
            },
        };
    }

    /// <summary>A fault at a node of this file.</summary>
    public EngineException Fault(YamlNode node, string message) => Fault(Path, node, message);

    /// <summary>The value of a key; null when the key is absent or its value is null.</summary>
    public static YamlNode? Find(YamlMappingNode map, string key)
    {
        foreach (var (name, value) in map.Children)
        {
            if (name is YamlScalarNode { Value: { } text } && text == key)
            {
                return value is YamlScalarNode scalar && YamlScalar.Resolve(scalar) is null ? null : value;
            }
        }

        return null;
    }

    /// <summary>The entries of a map by their names.</summary>
    /// <exception cref="EngineException">A name is not a scalar.</exception>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries(YamlMappingNode map)
    {
        foreach (var (name, value) in map.Children)
        {
            yield return (name as YamlScalarNode ?? throw Fault(name, "the name of a setting must be a text"), value);
        }
    }

    /// <summary>The text of a key; null when it is absent.</summary>
    /// <exception cref="EngineException">The value is not a text.</exception>
    public string? Text(YamlMappingNode map, string key) =>
        Find(map, key) switch
        {
            null => null,
            YamlScalarNode scalar when YamlScalar.Resolve(scalar) is string text => text,
            var other => throw Fault(other, $"'{key}' must be a text, got {YamlScalar.KindOf(other)}"),
        };

    /// <summary>The map of a key; null when it is absent.</summary>
    /// <exception cref="EngineException">The value is not a map.</exception>
    public YamlMappingNode? Map(YamlMappingNode map, string key) =>
        Find(map, key) switch
        {
            null => null,
            YamlMappingNode inner => inner,
            var other => throw Fault(other, $"'{key}' must be a map, got {YamlScalar.KindOf(other)}"),
        };

    private static EngineException Fault(string path, YamlNode node, string message) =>
        new($"{path}:{node.Start.Line}:{node.Start.Column}: {message}");

    // The parser's own text repeats the place in some versions, and its last cause says most.
    private static string Describe(YamlException e)
    {
        var cause = e.InnerException ?? e;
        var end = cause.Message.IndexOf("): ", StringComparison.Ordinal);
        return "malformed YAML: " + (cause.Message.StartsWith("(Line", StringComparison.Ordinal) && end > 0
            ? cause.Message[(end + 3)..]
            : cause.Message);
    }
}
