using Homelab.Engine.Evaluation;
using Homelab.Engine.Launching;
using Xunit;

namespace Homelab.Engine.Tests.Evaluation;

/// <summary>How much of what a program says is kept.</summary>
public sealed class DiagnosticLogTests
{
    private const string Secret = "hunter2-secret";

    [Fact]
    public void MessagesBeyondTheLimit_AreCounted_EachSeverityForItself()
    {
        var log = new DiagnosticLog(observer: null, []);
        for (var i = 0; i < LogBudget.MaxMessages + 2; i++)
        {
            log.AddFromProgram(new Diagnostic(Severity.Debug, "debug"));
            log.AddFromProgram(new Diagnostic(Severity.Info, "progress", Ephemeral: true));
            log.AddFromProgram(new Diagnostic(Severity.Info, "info"));
            log.AddOutput("line", isError: false);
        }

        log.Add(Severity.Warning, "a warning");
        log.Add(Severity.Error, "an error");
        log.TellWhatWasLeftOut();

        Assert.Equal(
            ["a warning", "an error", "the program said too much to show it all; left out: 5004 messages"],
            log.All.Where(d => d.Severity >= Severity.Warning).Select(d => d.Message));
        Assert.True(log.HasErrors);
    }

    [Fact]
    public void ErrorThatIsLeftOut_StillFailsTheRun()
    {
        var log = new DiagnosticLog(observer: null, []);
        for (var i = 0; i < LogBudget.MaxMessages + 1; i++)
        {
            log.AddFailure($"failure {i}", urn: null);
        }

        log.TellWhatWasLeftOut();

        Assert.Equal("the program said too much to show it all; left out: 1 error", log.All[^1].Message);
        Assert.Equal(LogBudget.MaxMessages, log.All.Count(d => d.Severity == Severity.Error));
    }

    [Fact]
    public void NothingIsTold_WhenAllWasKept()
    {
        var log = new DiagnosticLog(observer: null, []);

        log.Add(Severity.Info, "text");
        log.TellWhatWasLeftOut();

        Assert.Equal(["text"], log.All.Select(d => d.Message));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(13)]
    [InlineData(14)]
    public void LongText_IsCut_AndShowsNoStartOfASecret(int shown)
    {
        var log = new DiagnosticLog(observer: null, [Secret]);
        log.Add(Severity.Info, new string('x', LogBudget.MaxMessageLength - shown) + Secret + new string('x', 100));
        log.AddOutput(new string('x', OutputLines.MaxLength - shown) + Secret[..shown], isError: true);

        Assert.EndsWith("x … [the rest was left out]", Assert.Single(log.All).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunt", log.All[0].Message + log.LastErrorLines, StringComparison.Ordinal);
        Assert.EndsWith("x … [the rest was left out]", log.LastErrorLines, StringComparison.Ordinal);
    }
}
