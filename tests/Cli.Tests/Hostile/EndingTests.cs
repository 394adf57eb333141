using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>Programs that are killed, hang, or leave others behind: each is told with its cause, and nothing stays.</summary>
public sealed class EndingTests : IDisposable
{
    // In seconds. The first is enough, unless the machine is so busy that the program has not even started by then.
    private static readonly int[] Timeouts = [1, 4, 16, 64];

    // To start, to notice, and to end, on a machine that is busy.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(45);

    private readonly HostileProject _project = new();

    public EndingTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and the list of processes are those of Linux");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task ProgramThatIsKilled_AtEveryTenthRegistration_IsToldWithTheSignal()
    {
        for (var count = 10; count <= 100; count += 10)
        {
            var (code, output, error) = await _project.PreviewAsync("killed", count);

            Assert.Equal((1, ""), (code, error));
            Assert.Contains(
                "    error: the program ended with exit code 137 (ended by SIGKILL: by hand, or by the system for want of memory)\n", output, StringComparison.Ordinal);

            // The last one was on its way.
            Assert.Matches(string.Create(CultureInfo.InvariantCulture, $@"    \+ ({count}|{count + 1}) to create\n    1 errored\n"), output);
        }
    }

    [Theory]
    [InlineData("never-connects", "it did not connect to the engine")]
    [InlineData("hangs", "the last that it registered was 'urn:pulumi:dev::hostile::kubernetes:core/v1:ConfigMap::last'")]
    [InlineData("hangs-at-the-end", "it had registered all, but did not end")]
    public async Task ProgramThatHangs_IsStoppedAfterTheIdleTimeout(string condition, string where)
    {
        foreach (var seconds in Timeouts)
        {
            var time = Stopwatch.StartNew();
            var (code, output, error) = await _project.PreviewAsync(condition, 0, "--idle-timeout", $"{seconds}");

            Assert.Equal((1, ""), (code, error));
            Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds) + Slack);
            if (File.Exists(_project.Marker) || seconds == Timeouts[^1])
            {
                Assert.Contains(
                    $"    error: the program asked nothing of the engine for {seconds} s and was stopped: {where}; raise the idle timeout if it needs longer\n",
                    output,
                    StringComparison.Ordinal);
                await _project.HasLeftNothingBehindAsync();
                return;
            }
        }
    }

    [Fact]
    public async Task ProgramThatWorksForLong_IsLeftAlone()
    {
        var isLeftAlone = false;
        foreach (var seconds in Timeouts.TakeWhile(_ => !isLeftAlone))
        {
            // Three times as long in all as it may hang.
            var (code, _, error) = await _project.PreviewAsync("slow", seconds * 600, "--idle-timeout", $"{seconds}");
            isLeftAlone = (code, error) == (0, "");
        }

        Assert.True(isLeftAlone);
    }

    [Fact]
    public async Task ProgramThatConnectsLate_IsAwaited_WithoutTimeout()
    {
        var (code, _, error) = await _project.PreviewAsync("late", 2, "--idle-timeout", "0");

        Assert.Equal((0, ""), (code, error));
    }

    [Fact]
    public async Task ProcessesThatTheProgramLeaves_AreEnded_AndTold()
    {
        var (code, output, error) = await _project.PreviewAsync("leaves-children");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("    warning: the program left 2 processes running, which were ended with it\n", output, StringComparison.Ordinal);
        await _project.HasLeftNothingBehindAsync();
    }

    [Theory]
    [InlineData("soon", "--idle-timeout soon: not a number of seconds from 0 to 86400")]
    [InlineData("-1", "--idle-timeout -1: not a number of seconds from 0 to 86400")]
    [InlineData("86401", "--idle-timeout 86401: not a number of seconds from 0 to 86400")]
    public async Task Rejects_AnIdleTimeoutThatIsNone(string value, string message)
    {
        var (code, output, error) = await _project.PreviewAsync("none", 0, "--idle-timeout", value);

        Assert.Equal((2, "", $"error: {message}\nRun 'homelab preview --help' for its usage.\n"), (code, output, error));
    }
}
