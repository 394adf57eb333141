using System.Text.Json;
using Pulumi.Sdk.Tests.Support;
using Xunit;

namespace Pulumi.Sdk.Tests.Configuration;

/// <summary>Reading settings.</summary>
public sealed class ConfigTests
{
    [Fact]
    public Task Values_AreReadByType() => WithConfigAsync(
        """{"proj:text":"x","proj:yes":"true","proj:no":"false","proj:int":"-5","proj:double":"1.5","proj:json":"{\"A\":[1,2]}","other:text":"y"}""",
        async config =>
        {
            Assert.Equal("x", config.Get("text"));
            Assert.Equal("x", config.Require("text"));
            Assert.True(config.GetBoolean("yes"));
            Assert.False(config.RequireBoolean("no"));
            Assert.Equal(-5, config.GetInt32("int"));
            Assert.Equal(-5, config.RequireInt32("int"));
            Assert.Equal(1.5, config.GetDouble("double"));
            Assert.Equal(1.5, config.RequireDouble("double"));
            Assert.Equal([1, 2], config.GetObject<Shape>("json")!.A);
            Assert.Equal([1, 2], config.RequireObject<Shape>("json").A);
            Assert.Equal([1, 2], config.RequireObject<Lower>("json", new JsonSerializerOptions { PropertyNameCaseInsensitive = true }).a);
            Assert.Equal("y", new Config("other").Get("text"));
            Assert.Equal("y", new Config("other:config").Get("text"));
            Assert.Equal(new Facts<string>("x", true, true, ""), await Facts<string>.OfAsync(config.RequireSecret("text")));
            Assert.Equal(new Facts<int>(-5, true, true, ""), await Facts<int>.OfAsync(config.RequireSecretInt32("int")));
            Assert.Equal(new Facts<bool>(true, true, true, ""), await Facts<bool>.OfAsync(config.GetSecretBoolean("yes")!));
            Assert.Equal(new Facts<double>(1.5, true, true, ""), await Facts<double>.OfAsync(config.GetSecretDouble("double")!));
            Assert.True(await Output.IsSecretAsync(config.RequireSecretObject<Shape>("json")));
        });

    [Fact]
    public Task Missing_IsNullOrRefused() => WithConfigAsync("{}", config =>
    {
        Assert.Null(config.Get("k"));
        Assert.Null(config.GetBoolean("k"));
        Assert.Null(config.GetInt32("k"));
        Assert.Null(config.GetDouble("k"));
        Assert.Null(config.GetObject<Shape>("k"));
        Assert.Null(config.GetSecret("k"));
        Assert.Null(config.GetSecretBoolean("k"));
        Assert.Null(config.GetSecretInt32("k"));
        Assert.Null(config.GetSecretDouble("k"));
        Assert.Null(config.GetSecretObject<Shape>("k"));

        Action[] required =
        [
            () => config.Require("k"), () => config.RequireBoolean("k"), () => config.RequireInt32("k"), () => config.RequireDouble("k"),
            () => config.RequireObject<Shape>("k"), () => config.RequireSecret("k"), () => config.RequireSecretBoolean("k"),
            () => config.RequireSecretInt32("k"), () => config.RequireSecretDouble("k"), () => config.RequireSecretObject<Shape>("k"),
        ];
        Assert.All(required, require => Assert.Equal(
            "Missing Required configuration variable 'proj:k'\n\tplease set a value using the command `pulumi config set proj:k <value>`",
            Assert.ThrowsAny<RunException>(require).Message));
        return Task.CompletedTask;
    });

    [Fact]
    public Task Rejects_OtherTypes_WithoutShowingSecrets() => WithConfigAsync(
        """{"proj:k":"abc","proj:many":"1,000","proj:bool":"True","proj:json":"{oops","proj:secret":"hidden"}""",
        config =>
        {
            Assert.Equal("Configuration 'proj:k' value 'abc' is not a valid Int32", Message(() => config.GetInt32("k")));
            Assert.Equal("Configuration 'proj:k' value 'abc' is not a valid Double", Message(() => config.RequireDouble("k")));
            Assert.Equal("Configuration 'proj:many' value '1,000' is not a valid Double", Message(() => config.GetDouble("many")));
            Assert.Equal("Configuration 'proj:bool' value 'True' is not a valid Boolean", Message(() => config.GetBoolean("bool")));
            Assert.Equal($"Configuration 'proj:json' value '{{oops' is not a valid {typeof(Shape)}", Message(() => config.GetObject<Shape>("json")));
            Assert.Equal("Configuration 'proj:secret' value is not a valid Int32", Message(() => config.RequireSecretInt32("secret")));
            return Task.CompletedTask;
        });

    /// <summary>A quirk of the official SDK that the stand-in keeps.</summary>
    [Fact]
    public Task SecretObjects_AreNullWithOptions_WhenTheirValueIs() => WithConfigAsync("""{"proj:null":"null"}""", async config =>
    {
        var options = new JsonSerializerOptions();

        Assert.Null(config.GetSecretObject<Shape>("null", options));
        Assert.Equal(new Facts<Shape>(null!, true, true, ""), await Facts<Shape>.OfAsync(config.GetSecretObject<Shape>("null")!));
        Assert.Equal(new Facts<Shape>(null!, true, true, ""), await Facts<Shape>.OfAsync(config.RequireSecretObject<Shape>("null", options)));
        Assert.Equal(new Facts<int>(0, true, true, ""), await Facts<int>.OfAsync(config.GetSecretObject<int>("missing", options)!));
        Assert.Null(config.GetSecretObject<int>("missing"));
    });

    [Fact]
    public Task PlainAccess_ToASecret_IsPossible() => WithConfigAsync("""{"proj:secret":"hidden"}""", config =>
    {
        Assert.Equal("hidden", config.Get("secret"));
        return Task.CompletedTask;
    });

    private static string Message(Action action) => Assert.ThrowsAny<RunException>(action).Message;

    private static async Task WithConfigAsync(string values, Func<Config, Task> test)
    {
        await using var engine = new TestEngine { Config = values, SecretKeys = """["proj:secret"]""" };

        var code = await engine.RunAsync(() => test(new Config()));

        Assert.True(code == 0, string.Join('\n', engine.Logs.Select(log => log.Message)));
    }

    private sealed record Shape(int[] A);

    private sealed record Lower(int[] a);
}
