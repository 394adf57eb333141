using Homelab.Engine.Launching;
using Xunit;

namespace Homelab.Engine.Tests.Launching;

public sealed class BuildInputsTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string _assets;

    public BuildInputsTests()
    {
        _folder.Write("repo/app/App.csproj", """<Project><Compile Include="../shared/*.cs;$(Unknown)/../x.cs" /></Project>""");
        _folder.Write("repo/app/Program.cs", "1");
        _folder.Write("repo/app/deep/More.cs", "1");
        _folder.Write("repo/lib/Lib.csproj", """<Project><Protobuf Include="..\proto\*.proto" Condition="'$(ENGINE_TESTS_VARIABLE)' == '1'" /></Project>""");
        _folder.Write("repo/lib/Lib.cs", "1");
        _folder.Write("repo/shared/Shared.cs", "1");
        _folder.Write("repo/proto/a.proto", "1");
        _folder.Write("repo/Directory.Build.props", "<Project />");
        _folder.Write("repo/other/Other.cs", "1");
        _assets = _folder.Write("repo/artifacts/obj/App/project.assets.json", """
            {"libraries": {
              "Lib/1.0.0": {"type": "project", "path": "../lib/Lib.csproj", "msbuildProject": "../lib/Lib.csproj"},
              "Package/1.0.0": {"type": "package"}
            }}
            """);
    }

    [Fact]
    public void Folders_AreThoseOfTheProjectItsReferencesAndWhatTheyInclude() =>
        Assert.Equal(
            ["repo/app", "repo/lib", "repo/proto", "repo/shared"],
            Inputs().Folders.Select(f => Path.GetRelativePath(_folder.Path, f)));

    [Fact]
    public void Variables_AreThePropertiesThatTheProjectsRead() =>
        Assert.Equal(["ENGINE_TESTS_VARIABLE", "Unknown"], Inputs().Variables);

    [Theory]
    [InlineData("repo/app/Program.cs")]
    [InlineData("repo/app/deep/More.cs")]
    [InlineData("repo/lib/Lib.cs")]
    [InlineData("repo/shared/Shared.cs")]
    [InlineData("repo/proto/a.proto")]
    [InlineData("repo/Directory.Build.props")]
    [InlineData("repo/app/New.cs")]
    [InlineData("repo/global.json")]
    [InlineData("Directory.Packages.props")]
    public void Fingerprint_ChangesWithAFileOfTheInputs(string file)
    {
        var inputs = Inputs();
        var before = inputs.Fingerprint(out _);

        _folder.Write(file, "changed");

        Assert.NotEqual(before, inputs.Fingerprint(out _));
    }

    [Theory]
    [InlineData("repo/app/obj/x.cs")]
    [InlineData("repo/app/bin/x.dll")]
    [InlineData("repo/app/node_modules/x.js")]
    [InlineData("repo/artifacts/x")]
    [InlineData("repo/other/Other.cs")]
    [InlineData("repo/app/Pulumi.dev.yaml")]
    [InlineData("repo/app/Pulumi.yaml")]
    public void Fingerprint_StaysWithAnyOtherFile(string file)
    {
        var inputs = Inputs();
        var before = inputs.Fingerprint(out _);

        _folder.Write(file, "changed");

        Assert.Equal(before, inputs.Fingerprint(out _));
    }

    [Fact]
    public void Fingerprint_ChangesWhenAFileIsGone_OrWrittenAgain()
    {
        var inputs = Inputs();
        var file = Path.Combine(_folder.Path, "repo/app/Program.cs");
        var before = inputs.Fingerprint(out _);

        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(5));
        var rewritten = inputs.Fingerprint(out var newest);
        File.Delete(file);

        Assert.Equal(3, new[] { before, rewritten, inputs.Fingerprint(out _) }.Distinct().Count());
        Assert.True(newest > DateTime.UtcNow);
    }

    [Fact]
    public void Record_ReadsAsItWasWritten_AndIsCurrentUntilTheInputsChange()
    {
        var assembly = _folder.Write("out/App.dll", string.Empty);
        var inputs = Inputs();
        new BuildRecord(inputs, inputs.Fingerprint(out _), assembly, null).Write(_folder.Path);

        var record = BuildRecord.TryRead(_folder.Path);

        Assert.NotNull(record);
        Assert.Equal(assembly, record.Assembly);
        Assert.Null(record.Executable);
        Assert.True(record.IsCurrent);
        _folder.Write("repo/app/Program.cs", "changed");
        Assert.False(record.IsCurrent);
        File.Delete(assembly);
        Assert.False(record.IsCurrent);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"fingerprint\": 5}")]
    public void RecordThatCannotBeRead_IsNone(string? content)
    {
        if (content is not null)
        {
            _folder.Write("program.json", content);
        }

        Assert.Null(BuildRecord.TryRead(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private BuildInputs Inputs() => BuildInputs.Of(new DotnetProject(Path.Combine(_folder.Path, "repo/app/App.csproj")), _assets);
}
