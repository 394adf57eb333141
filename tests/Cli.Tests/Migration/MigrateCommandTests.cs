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

    private static (ExitCode, string) Without((ExitCode Code, string Output, string Error) ended, string start) =>
        (ended.Code, string.Concat(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith(start, StringComparison.Ordinal)).Select(line => line + "\n")));
}
