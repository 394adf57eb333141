using Homelab.Engine;
using Xunit;

namespace Homelab.Cli.Tests;

/// <summary>The file of <c>preview --record</c>; what is written into it has tests of its own.</summary>
public sealed class RecordTests
{
    [Fact]
    public async Task ReplacesTheFile_AndLeavesNothingElse()
    {
        using var line = new CommandLine(Given.Evaluation());
        line.Folder.Write("out/requests.jsonl", "old\n");

        var (code, _, error) = await line.RunAsync("preview", "prod", "--record", "out/requests.jsonl");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Equal(["requests.jsonl"], Directory.GetFiles(line.Folder.Of("out")).Select(Path.GetFileName));
        Assert.Equal("", await File.ReadAllTextAsync(line.Folder.Of("out", "requests.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RecordsOnlyWhenAsked()
    {
        var recorded = new List<bool>();
        using var line = new CommandLine((_, _, options, _) =>
        {
            recorded.Add(options.Recording is not null);
            return Task.FromResult(Given.Evaluation());
        });

        await line.RunAsync("preview", "prod");
        await line.RunAsync("preview", "prod", "--record", "requests.jsonl");

        Assert.Equal([false, true], recorded);
    }

    [Fact]
    public async Task WritesNothing_WhenThePreviewCannotBegin()
    {
        using var line = new CommandLine((_, _, _, _) => throw new EngineException("the program cannot be started; install it"));

        var (code, _, _) = await line.RunAsync("preview", "prod", "--record", "requests.jsonl");

        Assert.Equal(ExitCode.Failure, code);
        Assert.False(File.Exists(line.Folder.Of("requests.jsonl")));
    }

    [Fact]
    public async Task Rejects_WhatCannotBeReplaced_BeforeTheProgramRuns()
    {
        using var line = new CommandLine((_, _, _, _) => throw new InvalidOperationException("the program must not run"));
        Directory.CreateDirectory(line.Folder.Of("folder"));
        File.CreateSymbolicLink(line.Folder.Of("link"), line.Folder.Write("file", ""));

        Assert.Equal(
            "error: --record folder: that is a folder; name a file for the requests\n",
            (await line.RunAsync("preview", "prod", "--record", "folder")).Error);
        Assert.Equal(
            "error: --record : that is a folder; name a file for the requests\n",
            (await line.RunAsync("preview", "prod", "--record", "")).Error);
        Assert.Equal(
            "error: --record link: that is a device or a link; name the file itself\n",
            (await line.RunAsync("preview", "prod", "--record", "link")).Error);
        Assert.Equal(
            "error: --record /dev/stdout: that is a device or a link; name the file itself\n",
            (await line.RunAsync("preview", "prod", "--record", "/dev/stdout")).Error);
        Assert.Equal(
            $"error: --record missing/file: there is no folder '{line.Folder.Of("missing")}'; make it, or name a file elsewhere\n",
            (await line.RunAsync("preview", "prod", "--record", "missing/file")).Error);
    }
}
