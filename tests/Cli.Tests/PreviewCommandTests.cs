using System.Text.Json;
using Homelab.Engine;
using Homelab.Engine.Evaluation;
using Xunit;

namespace Homelab.Cli.Tests;

public sealed class PreviewCommandTests
{
    private static readonly Evaluation Failed = Given.Evaluation() with
    {
        Diagnostics = [new Diagnostic(Severity.Error, "it broke")],
        End = RunEnd.Failed,
    };

    [Fact]
    public async Task PrintsTheTable_AndNothingElse()
    {
        using var line = new CommandLine(Given.Homelab());

        var (code, output, error) = await line.RunAsync("preview", "prod");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Snapshot.Matches(output, "preview.txt");
    }

    [Fact]
    public async Task PrintsEveryProperty_WithDiff()
    {
        using var line = new CommandLine(Given.Homelab());

        var (code, output, error) = await line.RunAsync("preview", "--diff", "prod");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Snapshot.Matches(output, "preview-diff.txt");
    }

    [Fact]
    public async Task PrintsJson_WithTheConfig()
    {
        using var line = new CommandLine(Given.Homelab());

        var (code, output, error) = await line.RunAsync("preview", "prod", "--json");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        Assert.Equal("4", document.RootElement.GetProperty("config").GetProperty("homelab:nodes").GetString());
        Assert.Equal(8, document.RootElement.GetProperty("steps").GetArrayLength());
        Assert.Equal("""{"create":6,"import":1,"read":1}""", JsonSerializer.Serialize(document.RootElement.GetProperty("changeSummary")));
        Assert.False(document.RootElement.TryGetProperty("maybeCorrupt", out _));
    }

    [Fact]
    public async Task Fails_WhenThePreviewHasErrors()
    {
        using var line = new CommandLine(Failed);

        var (code, output, error) = await line.RunAsync("preview", "prod");

        Assert.Equal((ExitCode.Failure, ""), (code, error));
        Assert.Contains("    error: it broke\n", output, StringComparison.Ordinal);
        Assert.Contains("    1 errored\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_WithErrorsInTheJson()
    {
        using var line = new CommandLine(Failed);

        var (code, output, error) = await line.RunAsync("preview", "prod", "--json");

        Assert.Equal((ExitCode.Failure, ""), (code, error));
        using var document = JsonDocument.Parse(output);
        Assert.Equal("error: it broke\n", document.RootElement.GetProperty("diagnostics")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task PrintsTheMessageAlone_WhenThePreviewCannotBegin()
    {
        using var line = new CommandLine((_, _, _, _) => throw new EngineException("the program cannot be started; install it"));

        Assert.Equal((ExitCode.Failure, "", "error: the program cannot be started; install it\n"), await line.RunAsync("preview", "prod"));
    }

    [Fact]
    public async Task PrintsJson_EvenWhenThePreviewCannotBegin()
    {
        using var line = new CommandLine((_, _, _, _) => throw new EngineException("the program cannot be started; install it"));

        Assert.Equal(
            (
                ExitCode.Failure,
                """
                {
                    "diagnostics": [
                        {
                            "message": "error: the program cannot be started; install it\n",
                            "severity": "error"
                        }
                    ]
                }

                """,
                "error: the program cannot be started; install it\n"),
            await line.RunAsync("preview", "prod", "--json"));
    }

    [Fact]
    public async Task ReportsAnUnexpectedFault_WithoutItsStackTrace()
    {
        using var line = new CommandLine((_, _, _, _) => throw new InvalidOperationException("a bug"));

        Assert.Equal(
            (ExitCode.Failure, "", "error: unexpected fault in homelab itself, please report it: a bug (InvalidOperationException); set HOMELAB_DEBUG=1 for the details\n"),
            await line.RunAsync("preview", "prod"));
    }

    [Fact]
    public async Task EndsWithTheCodeOfAnInterruption_WhenStopped()
    {
        using var line = new CommandLine(Given.Evaluation() with { End = RunEnd.Cancelled });

        Assert.Equal((ExitCode.Interrupted, "", "error: stopped\n"), await line.RunAsync("preview", "prod"));
    }

    [Fact]
    public async Task FindsTheProject_FromAFolderInside()
    {
        using var line = new CommandLine(Given.Evaluation());
        line.Directory = Directory.CreateDirectory(line.Folder.Of("a", "b")).FullName;

        Assert.Equal(ExitCode.Success, (await line.RunAsync("preview", "prod")).Code);
    }

    [Fact]
    public async Task TakesTheProjectThatIsNamed()
    {
        string? evaluated = null;
        using var line = new CommandLine((project, _, _, _) =>
        {
            evaluated = project.Directory;
            return Task.FromResult(Given.Evaluation());
        });
        line.Folder.Write("other/Pulumi.yaml", "name: other\nruntime: nodejs\n");
        line.Folder.Write("other/Pulumi.dev.yaml", "config: {}\n");

        Assert.Equal(ExitCode.Success, (await line.RunAsync("preview", "dev", "--program", "other")).Code);

        Assert.Equal(line.Folder.Of("other"), evaluated);
    }

    [Fact]
    public async Task Rejects_AProgramWithoutProject()
    {
        using var line = new CommandLine(Given.Evaluation());
        Directory.CreateDirectory(line.Folder.Of("empty"));

        Assert.Equal(
            (ExitCode.Failure, "", "error: --program empty: the folder holds no Pulumi.yaml; name the folder of a Pulumi project\n"),
            await line.RunAsync("preview", "prod", "--program", "empty"));
        Assert.Equal(
            (ExitCode.Failure, "", "error: --program missing: there is no such folder; name the folder of a Pulumi project\n"),
            await line.RunAsync("preview", "prod", "--program", "missing"));
    }

    [Fact]
    public async Task Rejects_AFolderOutsideOfAnyProject()
    {
        using var line = new CommandLine(Given.Evaluation());
        using var outside = new TemporaryFolder();
        line.Directory = outside.Path;

        Assert.Equal(
            (ExitCode.Failure, "", $"error: there is no Pulumi.yaml in '{outside.Path}' or a folder above it; go into a Pulumi project or name one with --program DIR\n"),
            await line.RunAsync("preview", "prod"));
    }

    [Fact]
    public async Task Rejects_DiffTogetherWithJson()
    {
        using var line = new CommandLine(Given.Evaluation());

        Assert.Equal(
            (ExitCode.Usage, "", "error: --diff and --json exclude each other: the JSON holds every property anyway\nRun 'homelab preview --help' for its usage.\n"),
            await line.RunAsync("preview", "prod", "--diff", "--json"));
    }
}
