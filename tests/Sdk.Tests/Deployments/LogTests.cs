using Pulumi.Sdk.Tests.Support;
using Pulumirpc;
using Xunit;

namespace Pulumi.Sdk.Tests.Deployments;

/// <summary>Messages of the program.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Messages_KeepTheirOrderAndDetails()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(() =>
        {
            var e = new Echo("e");
            Log.Debug("debug", ephemeral: true);
            Log.Info("info", e, streamId: 7);
            Log.Warn("warning");
        });

        Assert.Equal(0, code);
        Assert.Equal(
            [
                new LogRequest { Severity = LogSeverity.Debug, Message = "debug", Ephemeral = true },
                new LogRequest { Severity = LogSeverity.Info, Message = "info", Urn = TestEngine.UrnOf("test:index:Echo", "e"), StreamId = 7 },
                new LogRequest { Severity = LogSeverity.Warning, Message = "warning" },
            ],
            engine.Logs);
    }

    [Fact]
    public async Task Exceptions_AreErrors()
    {
        await using var engine = new TestEngine();

        Assert.Equal(1, await engine.RunAsync(() => Log.Exception(new InvalidOperationException("oops"))));

        var log = Assert.Single(engine.Logs);
        Assert.Equal((LogSeverity.Error, "System.InvalidOperationException: oops"), (log.Severity, log.Message));
    }

    [Fact]
    public async Task RepliesOfAnotherType_AreWarnedAbout_WhenRead()
    {
        await using var engine = new TestEngine
        {
            IsPreview = false,
            OnRegister = request => request.Name != "e" ? null : new RegisterResourceResponse
            {
                Object = Given.Struct(("text", Google.Protobuf.WellKnownTypes.Value.ForNumber(7))),
            },
        };

        await engine.RunAsync(async () => Assert.Null((await new Echo("e").Text.GetDataAsync()).Value));

        var log = Assert.Single(engine.Logs);
        Assert.Equal(LogSeverity.Warning, log.Severity);
        Assert.Equal("Expected System.String but got System.Double deserializing Pulumi.Sdk.Tests.Support.Echo.text", log.Message);
        Assert.Equal(TestEngine.UrnOf("test:index:Echo", "e"), log.Urn);
    }
}
