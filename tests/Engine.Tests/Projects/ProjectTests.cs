using Homelab.Engine.Projects;
using Xunit;

namespace Homelab.Engine.Tests.Projects;

public sealed class ProjectTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "Pulumi.yaml");

    [Fact]
    public void Load_ReadsWhatTheFileSays()
    {
        var project = Load("""
            name: shop
            description: Sells things.
            runtime:
              name: dotnet
              options:
                binary: bin/Shop.dll
                typescript: false
            main: infra
            stackConfigDir: stacks
            backend:
              url: file:///var/state
            author: somebody
            config:
              shop:size: {type: integer, default: 3, description: How many.}
              kubernetes:context: {value: home}
              token: {type: string, secret: true}
            """);

        Assert.Equal("shop", project.Name);
        Assert.Equal("Sells things.", project.Description);
        Assert.Equal("dotnet", project.Runtime.Name);
        Assert.Equal("bin/Shop.dll", project.Runtime.Options["binary"]);
        Assert.Equal("false", project.Runtime.Options["typescript"]);
        Assert.Equal("infra", project.Main);
        Assert.Equal("stacks", project.StackConfigDir);
        Assert.Equal("file:///var/state", project.BackendUrl);
        Assert.Equal(_folder.Path, project.Directory);
        Assert.Equal(File, project.File);
        Assert.Collection(
            project.Config.Select(c => (c.Key, c.Type, c.Description, c.IsSecret)),
            c => Assert.Equal(("kubernetes:context", ConfigType.Any, null, false), c),
            c => Assert.Equal(("shop:size", ConfigType.Integer, "How many.", false), c),
            c => Assert.Equal(("shop:token", ConfigType.String, null, true), c));
    }

    [Fact]
    public void Load_TakesWindowsLineEndsAndAByteOrderMark()
    {
        System.IO.File.WriteAllText(File, "name: shop\r\nruntime: nodejs\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var project = Project.Load(_folder.Path);

        Assert.Equal(("shop", "nodejs"), (project.Name, project.Runtime.Name));
    }

    [Fact]
    public void Load_TakesTheOldConfigFolder() =>
        Assert.Equal("stacks", Load("name: shop\nruntime: dotnet\nconfig: stacks\n").StackConfigDir);

    [Fact]
    public void StackNames_AreThoseOfTheFiles()
    {
        _folder.Write("stacks/Pulumi.prod.yaml", string.Empty);
        _folder.Write("stacks/Pulumi.dev.yaml", string.Empty);
        _folder.Write("stacks/Pulumi.yaml", string.Empty);
        _folder.Write("stacks/notes.yaml", string.Empty);

        Assert.Equal(["dev", "prod"], Load("name: shop\nruntime: dotnet\nstackConfigDir: stacks\n").StackNames());
    }

    [Fact]
    public void Rejects_FolderWithoutProject() =>
        Assert.Equal(
            $"there is no Pulumi.yaml in {_folder.Path}; name the folder of a Pulumi project",
            Assert.Throws<EngineException>(() => Project.Load(_folder.Path)).Message);

    [Fact]
    public void Rejects_FolderThatIsNotThere() =>
        Assert.Equal(
            $"there is no folder {_folder.Path}/none",
            Assert.Throws<EngineException>(() => Project.Load(_folder.Path + "/none")).Message);

    [Theory]
    [InlineData("name: [a\n", ":2:1: malformed YAML: While parsing a flow sequence, did not find expected ',' or ']'.")]
    [InlineData("name:\n\ta: b\n", ":2:1: malformed YAML: While scanning a mapping, found invalid tab as indentation.")]
    [InlineData("name: shop\nmain: *none\n", ":2:7: malformed YAML: there is no anchor 'none' above")]
    [InlineData("name: shop\nconfig: &a {b: [*a]}\n", ":2:17: malformed YAML: the value of the anchor 'a' contains itself")]
    [InlineData("- a\n", ":1:1: expected a map of settings, got a list")]
    [InlineData("runtime: dotnet\n", ":1:1: the project has no 'name'")]
    [InlineData("name: 5\nruntime: dotnet\n", ":1:7: 'name' must be a text, got a number")]
    [InlineData("name: a::b\nruntime: dotnet\n", ":1:7: 'a::b' is not a project name: only letters, digits, hyphens, underscores and dots, at most 100")]
    [InlineData("name: shop\n", ":1:1: the project has no 'runtime'; name the program's language, such as dotnet or nodejs")]
    [InlineData("name: shop\nruntime: {options: {}}\n", ":2:10: 'runtime' must be the name of a language runtime, or a map with its 'name' and 'options'")]
    [InlineData("name: shop\nname: shop\n", ":2:1: malformed YAML: Duplicate key name")]
    [InlineData("name: shop\nruntime: dotnet\nmain: [a]\n", ":3:7: 'main' must be a text, got a list")]
    [InlineData("name: shop\nruntime: dotnet\n---\nname: other\n", ":4:1: the file holds more than one YAML document; keep only the first")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: {a: {type: float}}\n", ":3:20: the config key 'a' has an unknown type; the types are string, integer, boolean, array and object")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: {a: {type: array}}\n", ":3:20: the config key 'a' is an array; name the type of its 'items'")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: {a: {type: integer, default: x}}\n", ":3:38: the default of the config key 'a' must be of type integer")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: {a: {value: 1, default: 2}}\n", ":3:33: the config key 'a' has both a 'value' and a 'default'; keep one")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: {k:a: {default: 2}}\n", ":3:15: the config key 'k:a' belongs to another namespace than the project's; give it a 'value' and nothing else")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: {a:b:c: 1}\n", ":3:10: 'a:b:c' is not a config key; write <namespace>:<name>, or <name> for the project's own")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: s\nstackConfigDir: t\n", ":3:9: 'config' and 'stackConfigDir' both name the folder of the stack files; keep 'stackConfigDir'")]
    public void Rejects_MalformedFile_WithItsPlace(string content, string message) =>
        Assert.Equal(File + message, Assert.Throws<EngineException>(() => Load(content)).Message);

    public void Dispose() => _folder.Dispose();

    private Project Load(string content)
    {
        _folder.Write("Pulumi.yaml", content);
        return Project.Load(_folder.Path);
    }
}
