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

    public void Dispose() => _folder.Dispose();

    private string Fault(string content) => Assert.Throws<EngineException>(() => Load(content)).Message;

    private YamlFile Load(string content)
    {
        _folder.Write("settings.yaml", content);
        return YamlFile.Load(File);
    }
}
