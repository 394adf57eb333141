using Homelab.SimulatedCluster;
using Xunit;

namespace Homelab.Cli.Tests.Migration;

public sealed class MigrateCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WorkloadKind.Deployment)]
    [InlineData(WorkloadKind.StatefulSet)]
    public async Task Run_MovesTheData_AndRollbackCopiesItBack(WorkloadKind workload)
    {
        using var live = new LiveMigration(workload);
        File.WriteAllText(Path.Combine(live.DirectoryOf(live.Scenario.Claim), "album"), "pictures");

        var run = await live.RunAsync(Cancel, [.. live.RunArguments, "--yes"]);

        Assert.True(run.Code == ExitCode.Success, run.Output + run.Error);
        Assert.EndsWith("goes back\n", run.Output, StringComparison.Ordinal);
        var target = live.DirectoryOf(live.Scenario.Claim);
        Assert.Equal("pictures", File.ReadAllText(Path.Combine(target, "album")));
        File.WriteAllText(Path.Combine(target, "album"), "more pictures");

        var back = await live.RunAsync(Cancel, "migrate", "rollback", live.Claim, "--copy-back", "--yes");

        Assert.True(back.Code == ExitCode.Success, back.Output + back.Error);
        Assert.NotEqual(target, live.DirectoryOf(live.Scenario.Claim));
        Assert.Equal("more pictures", File.ReadAllText(Path.Combine(live.DirectoryOf(live.Scenario.Claim), "album")));
        Assert.Equal((ExitCode.Success, $"the migration of {live.Claim} is over\n"), Without(await live.RunAsync(Cancel, "migrate", "finish", live.Claim), "delete "));
    }

    [Fact]
    public async Task Run_AsksBeforeTheWorkloadsStop_AndGoesOnWhenAskedAgain()
    {
        using var live = new LiveMigration { Answers = "y\nn\n" };

        var stopped = await live.RunAsync(Cancel, live.RunArguments);

        Assert.Equal(ExitCode.Failure, stopped.Code);
        Assert.Contains("Next: scale Deployment media/photos to 0. The workloads stand still until the cut over. Go on? [y/N] ", stopped.Error, StringComparison.Ordinal);
        Assert.EndsWith("note: nothing further was done; the same command goes on from here\n", stopped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(live.Api.Changes, change => change.EndsWith("/deployments/photos", StringComparison.Ordinal));
        var status = await live.RunAsync(Cancel, "migrate", "status", live.Claim);
        Assert.Contains("phase     Quiesce\n", status.Output, StringComparison.Ordinal);
        Assert.Contains("next      scale Deployment media/photos to 0\n", status.Output, StringComparison.Ordinal);

        live.Answers = null;
        Assert.Equal(ExitCode.Success, (await live.RunAsync(Cancel, "migrate", "run", live.Claim, "--yes")).Code);
        var finish = await live.RunAsync(Cancel, "migrate", "finish", live.Claim, "--yes");
        Assert.Equal(ExitCode.Failure, finish.Code);
        Assert.Contains("what becomes of the source volume must be said; --keep-source, or --delete-source photos", finish.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_GoesOn_WhenAnswersAreLost()
    {
        using var live = new LiveMigration();
        var change = 0;
        live.Api.BeforeChange = _ => change++ % 3 != 1;
        var arguments = live.RunArguments;

        for (var i = 0; i < 60; i++)
        {
            var (code, output, error) = await live.RunAsync(Cancel, [.. arguments, "--yes"]);
            if (code == ExitCode.Success)
            {
                Assert.EndsWith("goes back\n", output, StringComparison.Ordinal);
                return;
            }

            Assert.True(error.Contains("the answer was lost", StringComparison.Ordinal) || error.Contains("does not answer", StringComparison.Ordinal) || error.Contains("works on it", StringComparison.Ordinal), error);
            arguments = ["migrate", "run", live.Claim];
        }

        Assert.Fail("it never ends");
    }

    [Fact]
    public async Task Rejects_WhatMayNotBeRead_InsteadOfTakingItForMissing()
    {
        using var live = new LiveMigration();
        live.Api.Forbidden.Add("/api/v1/namespaces/media/pods");

        var (code, _, error) = await live.RunAsync(Cancel, [.. live.RunArguments, "--yes"]);

        Assert.Equal(ExitCode.Failure, code);
        Assert.Equal(
            "error: the cluster cannot be read: /api/v1/namespaces/media/pods is forbidden; see that you may read it: kubectl get --raw '/api/v1/namespaces/media/pods'\n",
            error);
        Assert.Empty(live.Api.Changes);
    }

    [Theory]
    [InlineData("run photos --to longhorn", "'photos' is no claim; write namespace/name, such as media/photos")]
    [InlineData("run", "'homelab migrate run' needs a claim, such as 'homelab migrate run media/photos'")]
    [InlineData("plan media/photos", "'homelab migrate plan' needs a value for --to: --to CLASS")]
    [InlineData("rollback media/photos --copy-back --discard-writes photos", "--copy-back and --discard-writes exclude each other")]
    [InlineData("", "'homelab migrate' needs a command, such as 'homelab migrate plan'")]
    public async Task Rejects_WrongCommandLines(string arguments, string fault)
    {
        using var line = new CommandLine(Given.Evaluation());

        var (code, _, error) = await line.RunAsync(["migrate", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith($"error: {fault}\n", error, StringComparison.Ordinal);
    }

    private static (ExitCode, string) Without((ExitCode Code, string Output, string Error) ended, string start) =>
        (ended.Code, string.Concat(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith(start, StringComparison.Ordinal)).Select(line => line + "\n")));
}
