using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Generator.Tests.Packages;

public sealed class RandomTests
{
    [Fact]
    public async Task Password_SendsItsArguments()
    {
        var run = await Recorder.RunAsync(run => new RandomPassword("admin", new RandomPasswordArgs
        {
            Length = 24,
            Lower = true,
            MinLower = 1,
            MinNumeric = 2,
            MinSpecial = 3,
            MinUpper = 4,
            Numeric = true,
            OverrideSpecial = "-_",
            Special = false,
            Upper = true,
            Keepers = { ["generation"] = "1" },
        }, run.Watch()));

        Assert.Equal(
            ("random:index/randomPassword:RandomPassword",
             """{"keepers":{"generation":"1"},"length":24,"lower":true,"minLower":1,"minNumeric":2,"minSpecial":3,"minUpper":4,"numeric":true,"overrideSpecial":"-_","special":false,"upper":true}"""),
            run.Registered("admin"));
        Assert.Equal("4.21.2", run.Options("admin").Version);
        Assert.Equal(["bcryptHash", "result"], run.Options("admin").AdditionalSecretOutputs);
    }

    [Fact]
    public async Task String_IsNoSecret()
    {
        var run = await Recorder.RunAsync(run => new RandomString("suffix", new RandomStringArgs { Length = 4, Upper = false }, run.Watch()));

        Assert.Equal(("random:index/randomString:RandomString", """{"length":4,"upper":false}"""), run.Registered("suffix"));
        Assert.Equal("4.21.2", run.Options("suffix").Version);
        Assert.Empty(run.Options("suffix").AdditionalSecretOutputs);
    }

    [Fact]
    public async Task Id_HasEveryNotation()
    {
        RandomId id = null!;
        var run = await Recorder.RunAsync(run =>
        {
            run.Answer("id", new Dictionary<string, object> { ["byteLength"] = 2, ["b64Std"] = "AQ+/", ["b64Url"] = "AQ-_", ["dec"] = "258", ["hex"] = "0102" });
            return id = new RandomId("id", new RandomIdArgs { ByteLength = 2, Prefix = "p-" }, run.Watch());
        });

        Assert.Equal(("random:index/randomId:RandomId", """{"byteLength":2,"prefix":"p-"}"""), run.Registered("id"));
        Assert.Equal("4.21.2", run.Options("id").Version);
        var notations = Output.All(id.B64Std, id.B64Url, id.Dec, id.Hex);
        Assert.Equal(["AQ+/", "AQ-_", "258", "0102"], await OutputUtilities.GetValueAsync(notations));
        Assert.Null(await OutputUtilities.GetValueAsync(id.Prefix));
        Assert.Null(await OutputUtilities.GetValueAsync(id.Keepers));
    }

    [Fact]
    public async Task Bytes_AreSecret()
    {
        var run = await Recorder.RunAsync(run => new RandomBytes("key", new RandomBytesArgs { Length = 32 }, run.Watch()));

        Assert.Equal(("random:index/randomBytes:RandomBytes", """{"length":32}"""), run.Registered("key"));
        Assert.Equal("4.21.2", run.Options("key").Version);
        Assert.Equal(["base64", "hex"], run.Options("key").AdditionalSecretOutputs);
    }

    [Fact]
    public async Task Uuid_NeedsNoArguments()
    {
        var run = await Recorder.RunAsync(run => new RandomUuid("uuid", options: run.Watch()));

        Assert.Equal(("random:index/randomUuid:RandomUuid", "{}"), run.Registered("uuid"));
        Assert.Equal("4.21.2", run.Options("uuid").Version);
    }

    [Fact]
    public async Task Get_ReadsByIdAndState()
    {
        var run = await Recorder.RunAsync(_ => RandomPassword.Get("admin", "none", new RandomPasswordState { Length = 24, Result = "hunter2" }));

        Assert.Equal(("random:index/randomPassword:RandomPassword", """{"length":24,"result":"hunter2"}"""), run.Registered("admin"));
        Assert.Equal("none", run.RegisteredId("admin"));
    }

    [Fact]
    public async Task State_KeepsTheResultSecret()
    {
        var state = new RandomPasswordState { Result = "hunter2", BcryptHash = "$2a$" };

        Assert.True(await Output.IsSecretAsync(state.Result.ToOutput()));
        Assert.True(await Output.IsSecretAsync(state.BcryptHash.ToOutput()));
    }

    [Fact]
    public async Task Rejects_APasswordWithoutLength()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Recorder.RunAsync(_ => new RandomPassword("admin", new RandomPasswordArgs())));

        Assert.Contains("[Input] Pulumi.Random.RandomPasswordArgs.Length is required but was not given a value", exception.Message, StringComparison.Ordinal);
    }
}
