using System.Text.Json;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>Bad input: one clear message, an exit code that is not zero, and nothing half-written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rejects_AnUnknownStack()
    {
        Project();
        Stack("dev", "config: {}");
        Stack("prod", "config: {}");

        var (code, output, error) = await PreviewAsync("production");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("production", error, StringComparison.Ordinal);
        Assert.Contains("dev, prod", error, StringComparison.Ordinal);
        AssertOneError(error);
    }

    [Fact]
    public async Task Rejects_AFolderWithoutProject()
    {
        var (code, output, error) = await PreviewAsync("dev");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal($"error: there is no Pulumi.yaml in '{_folder.Path}' or a folder above it; go into a Pulumi project or name one with --program DIR\n", error);
    }

    [Fact]
    public async Task Rejects_AProgramFolderWithoutProject()
    {
        Project();
        Directory.CreateDirectory(_folder.Of("empty"));

        Assert.Equal(
            (1, "", "error: --program empty: the folder holds no Pulumi.yaml; name the folder of a Pulumi project\n"),
            await PreviewAsync("dev", "--program", "empty"));
    }

    [Theory]
    [InlineData("name: faulty\nruntime: [dotnet\n", "Pulumi.yaml")]
    [InlineData("runtime: dotnet\n", "Pulumi.yaml")]
    public async Task Rejects_AMalformedProjectFile(string text, string file)
    {
        _folder.Write("Pulumi.yaml", text);
        Stack("dev", "config: {}");

        var (code, output, error) = await PreviewAsync("dev");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(file, error, StringComparison.Ordinal);
        AssertOneError(error);
    }

    [Fact]
    public async Task Rejects_AMalformedStackFile_WithLineAndColumn()
    {
        Project();
        Stack("dev", "config:\n  faulty:fault: none\n  - broken\n");

        var (code, output, error) = await PreviewAsync("dev");

        Assert.Equal((1, ""), (code, output));
        Assert.Matches(@"Pulumi\.dev\.yaml.*\b3\b", error);
        AssertOneError(error);
    }

    [Fact]
    public async Task Rejects_AConfigValueOfTheWrongType()
    {
        Project("config:\n  faulty:limit:\n    type: integer\n");
        Stack("dev", "config:\n  faulty:limit: many\n");

        var (code, output, error) = await PreviewAsync("dev");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("faulty:limit", error, StringComparison.Ordinal);
        AssertOneError(error);
    }

    [Fact]
    public async Task Rejects_AWrongPassphrase()
    {
        Project();

        // The check vector of the passphrase secrets provider; its passphrase is 'password'.
        Stack("dev", "encryptionsalt: v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==\nconfig:\n  faulty:message:\n    secure: v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==\n");
        var passphrase = _folder.Write("passphrase", "wrong-passphrase");

        var (code, output, error) = await HomelabProcess.RunAsync(
            _folder.Path, ["preview", "dev"], new() { ["PULUMI_CONFIG_PASSPHRASE_FILE"] = passphrase }, Cancel);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("passphrase", error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-passphrase", error, StringComparison.Ordinal);
        AssertOneError(error);
    }

    [Fact]
    public async Task ShowsWhatTheCompilerSays_WhenTheProgramDoesNotBuild()
    {
        _folder.Write("Pulumi.yaml", "name: faulty\nruntime: dotnet\n");
        Stack("dev", "config: {}");
        _folder.Write("faulty.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        _folder.Write("Program.cs", "System.Console.WriteLine(\"unfinished\"\n");

        var (code, output, error) = await PreviewAsync("dev");

        Assert.Equal((1, ""), (code, error));
        Assert.Contains("faulty.csproj does not build", output, StringComparison.Ordinal);
        Assert.Contains("Program.cs(1,", output, StringComparison.Ordinal);
        Assert.Contains("error CS", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throws", "the disk is on fire")]
    [InlineData("refuses", "faulty:limit = 11: above 10; lower it")]
    [InlineData("crashes", "the program ended with exit code 7; its last lines on standard error:\n    the last words")]
    [InlineData("exits-early", "the program ended with exit code 0 before it had registered all: it exited early")]
    [InlineData("registers-twice", "urn:pulumi:dev::faulty::kubernetes:core/v1:ConfigMap::healthy")]
    [InlineData("misses-provider", "urn:pulumi:dev::faulty::pulumi:providers:kubernetes::nowhere")]
    [InlineData("unheard-of", "faulty:fault = unheard-of: no such fault")]
    public async Task ShowsWhyTheProgramFailed(string fault, string expected)
    {
        FaultyProgram(fault);

        var (code, output, error) = await PreviewAsync("dev");

        Assert.Equal((1, ""), (code, error));
        Assert.Contains("error: ", output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains("    1 errored\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutsTheReasonIntoTheJson()
    {
        FaultyProgram("refuses");

        var (code, output, error) = await PreviewAsync("dev", "--json");

        Assert.Equal((1, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        var diagnostic = Assert.Single(document.RootElement.GetProperty("diagnostics").EnumerateArray(), d => d.GetProperty("severity").GetString() == "error");
        Assert.Contains("faulty:limit = 11: above 10; lower it", diagnostic.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesNoManifests_WhenTheProgramFailed()
    {
        FaultyProgram("throws");

        var (code, output, error) = await HomelabProcess.RunAsync(_folder.Path, Cancel, "render", "dev", "-o", "out");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("the disk is on fire", error, StringComparison.Ordinal);
        Assert.EndsWith("error: the preview of 'dev' has errors; nothing was written\n", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of("out")));
    }

    [Fact]
    public async Task WritesTheManifests_OfAProgramThatWorks()
    {
        FaultyProgram("none");

        var (code, output, _) = await HomelabProcess.RunAsync(_folder.Path, Cancel, "render", "dev", "-o", "out");

        Assert.Equal((0, "1 manifest in out: 1 added, 0 changed, 0 unchanged, 0 removed\n"), (code, output));
        Assert.Equal(
            "apiVersion: v1\ndata:\n  message: hello\nkind: ConfigMap\nmetadata:\n  name: healthy\n  namespace: media\n",
            await File.ReadAllTextAsync(_folder.Of("out", "1-manifest", "v1-configmap-media-healthy.yaml"), Cancel));
    }

    [Fact]
    public async Task Rejects_AnOutputFolderThatCannotBeWritten()
    {
        FaultyProgram("none");
        _folder.Write("file", "mine");

        var (code, output, error) = await HomelabProcess.RunAsync(_folder.Path, Cancel, "render", "dev", "-o", "file/out");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"error: cannot write the manifests to '{_folder.Of("file", "out")}', where nothing was changed: ", error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.Of("file"), Cancel));
    }

    private Task<(int Code, string Output, string Error)> PreviewAsync(params string[] arguments) =>
        HomelabProcess.RunAsync(_folder.Path, Cancel, ["preview", .. arguments]);

    private void FaultyProgram(string fault) => HomelabProcess.WriteFaultyProject(_folder, fault);

    private void Project(string config = "", string program = "none.dll") =>
        _folder.Write("Pulumi.yaml", $"name: faulty\nruntime:\n  name: dotnet\n  options:\n    binary: {program}\n{config}");

    private void Stack(string name, string text) => _folder.Write($"Pulumi.{name}.yaml", text);

    private static void AssertOneError(string error)
    {
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Split('\n').Count(line => line.StartsWith("error: ", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
