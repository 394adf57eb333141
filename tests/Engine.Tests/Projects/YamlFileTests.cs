using CsCheck;
using Homelab.Engine.Projects;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Homelab.Engine.Tests.Projects;

public sealed class YamlFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "settings.yaml");

    [Fact]
    public void Aliases_StandForTheValueOfTheirAnchor()
    {
        var root = Load("a: &x [1, 2]\nb: [*x, *x]\nc: &y text\nd: *y\n").Root;

        Assert.Equal("[ [ 1, 2 ], [ 1, 2 ] ]", YamlFile.Find(root, "b")!.ToString());
        Assert.Equal("text", ((YamlScalarNode)YamlFile.Find(root, "d")!).Value);
    }

    [Fact]
    public void Rejects_AliasesOfAliases_ThatStandForTooMuch()
    {
        var levels = Enumerable.Range(1, 30).Select(i => $"b{i}: &b{i} [*b{i - 1}, *b{i - 1}, *b{i - 1}, *b{i - 1}]\n");

        Assert.Equal(
            $"{File}:9:25: malformed YAML: aliases stand for more than 100000 values; write fewer of them",
            Fault("b0: &b0 1\n" + string.Concat(levels)));
    }

    [Fact]
    public void Rejects_WhatIsNestedTooDeep()
    {
        Load($"a: {new string('[', YamlEvents.MaxDepth - 1)}{new string(']', YamlEvents.MaxDepth - 1)}\n");

        Assert.Equal(
            $"{File}:1:103: malformed YAML: values are nested more than 100 levels deep",
            Fault($"a: {new string('[', 100_000)}{new string(']', 100_000)}\n"));
    }

    [Theory]
    [InlineData("a:\n  b: [c\n  d: 1\n", "2:6: malformed YAML: '[' is not closed; write ']' at its end")]
    [InlineData("a:\n  b: {c: 1\n  d: 1\n", "2:6: malformed YAML: '{' is not closed; write '}' at its end")]
    public void Rejects_BracketsThatAreNotClosed(string content, string expected) =>
        Assert.Equal($"{File}:{expected}", Fault(content));

    [Fact]
    public void AnyText_IsReadOrRefusedWithAPlace()
    {
        const string Settings = """
            # Settings
            config:
              homelab:cluster: &c {cni: cilium, nodes: [a, "b", 'c']}
              homelab:storage: |
                text
              other: [*c, !!str 1, 2020-01-01]

            """;
        var edit = Gen.Select(Gen.Int[0, Settings.Length - 1], Gen.Int[0, 3], Gen.OneOf("", "[", "]", "{", "}", ":", "\t", "\n", "- ", "\"", "'", "&", "*", "!", "|", ">", "%", "@", "#", ",", "? ", "---\n", "\0"));

        edit.Array[1, 4].Sample(
            edits =>
            {
                var text = edits.Aggregate(Settings, (before, next) =>
                {
                    var at = Math.Min(next.Item1, before.Length);
                    return string.Concat(before.AsSpan(0, at), next.Item3, before.AsSpan(Math.Min(at + next.Item2, before.Length)));
                });
                try
                {
                    YamlFile.Parse(File, new StringReader(text));
                }
                catch (EngineException e)
                {
                    Assert.StartsWith($"{File}:", e.Message, StringComparison.Ordinal);
                }
            },
            iter: 20_000);
    }

    public void Dispose() => _folder.Dispose();

    private string Fault(string content) => Assert.Throws<EngineException>(() => Load(content)).Message;

    private YamlFile Load(string content)
    {
        _folder.Write("settings.yaml", content);
        return YamlFile.Load(File);
    }
}
