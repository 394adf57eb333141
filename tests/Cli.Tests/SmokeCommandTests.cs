using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;
using Xunit;

namespace Homelab.Cli.Tests;

public sealed class SmokeCommandTests
{
    private static readonly Registration Test = Given.Component("homelab:storage:StorageSmokeTest", "smoke-test");

    [Fact]
    public async Task RendersTheSmokeTestAlone_NamespaceFirst()
    {
        using var line = new CommandLine(Program());

        var (code, output, error) = await line.RunAsync("smoke", "--profile", "storage", "prod");

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(["kind: Namespace", "kind: ConfigMap"], output.Split('\n').Where(text => text.StartsWith("kind:", StringComparison.Ordinal)));
        Assert.DoesNotContain("elsewhere", output, StringComparison.Ordinal);
        Assert.Equal(
            "note: once applied, start a run with `kubectl -n storage-smoke-test create job --from=cronjob/storage-smoke-test run-1`, "
            + "and read it with `homelab smoke --profile storage --results`\n",
            error);
    }

    [Fact]
    public async Task WritesIntoAFolder_WhenOneIsNamed()
    {
        using var line = new CommandLine(Program());

        var (code, output, _) = await line.RunAsync("smoke", "--profile", "storage", "prod", "-o", "out");

        Assert.Equal((ExitCode.Success, ""), (code, output));
        Assert.Equal(2, Directory.EnumerateFiles(line.Folder.Of("out"), "*.yaml", SearchOption.AllDirectories).Count());
    }

    [Theory]
    [InlineData(null, """{"enabled":true}""")]
    [InlineData("""{"enabled":false,"schedule":"0 4 * * 0"}""", """{"enabled":true,"schedule":"0 4 * * 0"}""")]
    public async Task SwitchesTheTestOn_AndKeepsWhatElseTheStackSays(string? before, string after)
    {
        StackConfiguration? seen = null;
        using var line = new CommandLine((_, config, _, _) =>
        {
            seen = config;
            return Task.FromResult(Program());
        });
        if (before is not null)
        {
            line.Folder.Write("Pulumi.prod.yaml", $"config:\n  homelab:smokeTest: {before}\n");
        }

        await line.RunAsync("smoke", "--profile", "storage", "prod");

        Assert.Equal(after, seen!.Values["homelab:smokeTest"].Text);
    }

    [Fact]
    public async Task SaysSo_WhenTheProgramHasNone()
    {
        using var line = new CommandLine(Given.Evaluation(Given.ConfigMap("elsewhere")));

        Assert.Equal(
            (ExitCode.Failure, "", "error: the program declares no homelab:storage:StorageSmokeTest, so it has no smoke test to render\n"),
            await line.RunAsync("smoke", "--profile", "storage", "prod"));
    }

    private static Evaluation Program() => Given.Evaluation(
        Given.ConfigMap("elsewhere"),
        Test,
        Child("kubernetes:core/v1:ConfigMap", "scripts"),
        Child("kubernetes:core/v1:Namespace", "space"));

    private static Registration Child(string type, string name) => Given.Resource(
        type,
        name,
        Given.Map(("apiVersion", Given.Text("v1")), ("kind", Given.Text(type.Split(':')[^1])), ("metadata", Given.Metadata(name))),
        Test.Urn);
}
