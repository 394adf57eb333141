using System.Text.Json.Nodes;
using Homelab.Repository.Tests;

namespace Homelab.Conformance.Tests.Node;

/// <summary>A program of <c>tests/conformance/node</c> and what the documentation says it must lead to.</summary>
/// <remarks>The keys of <c>expected.yaml</c> are described in tests/conformance/README.md.</remarks>
internal sealed class NodeCase
{
    private static readonly string[] Keys = ["behaviour", "sources", "environment", "exit", "compare", "resources", "diagnostics", "requests"];

    private readonly JsonObject _expected;

    private NodeCase(string folder, JsonObject expected)
    {
        Folder = folder;
        _expected = expected;
    }

    /// <summary>The folder of all cases.</summary>
    public static string Root { get; } = Path.Combine(Checkout.Root, "tests", "conformance", "node");

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>Variables that the command is given.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        _expected["environment"]?.AsObject().ToDictionary(e => e.Key, e => e.Value!.ToString()) ?? [];

    /// <summary>Fields of the resources' state that are compared.</summary>
    public IReadOnlyList<string> Compare => [.. Texts("compare")];

    /// <summary>Methods whose requests are compared.</summary>
    public IReadOnlyList<string> Methods => [.. _expected["requests"]?.AsObject().Select(m => m.Key) ?? []];

    /// <summary>The messages that are expected, or patterns of them, with … for what may be anything.</summary>
    public IEnumerable<JsonObject> Diagnostics => _expected["diagnostics"]?.AsArray().Select(d => d!.DeepClone().AsObject()) ?? [];

    /// <summary>What is expected, with the parts that the file may leave out.</summary>
    public JsonObject Expected => new()
    {
        ["exit"] = _expected["exit"]?.DeepClone() ?? 0.0,
        ["resources"] = _expected["resources"]!.DeepClone(),
        ["diagnostics"] = new JsonArray([.. Diagnostics.OrderBy(Canonical.Text, StringComparer.Ordinal)]),
        ["requests"] = _expected["requests"]?.DeepClone() ?? new JsonObject(),
    };

    /// <summary>Reads a case.</summary>
    /// <exception cref="InvalidDataException">Its expectation is missing or not in the form described.</exception>
    public static NodeCase Read(string name)
    {
        var folder = Path.Combine(Root, name);
        var file = Path.Combine(folder, "expected.yaml");
        var expected = File.Exists(file) ? Yaml.Read(file) as JsonObject : null;
        if (expected is null)
        {
            throw new InvalidDataException($"{file} is missing or empty; say in it what the program must lead to");
        }

        var unknown = expected.Select(e => e.Key).Except(Keys, StringComparer.Ordinal).ToArray();
        var missing = new[] { "behaviour", "sources", "resources" }.Where(key => expected[key] is null).ToArray();
        return unknown.Length + missing.Length == 0
            ? new NodeCase(folder, expected)
            : throw new InvalidDataException($"{file}: unknown keys: {string.Join(", ", unknown)}; missing keys: {string.Join(", ", missing)}");
    }

    private IEnumerable<string> Texts(string key) => _expected[key]?.AsArray().Select(item => item!.GetValue<string>()) ?? [];
}
