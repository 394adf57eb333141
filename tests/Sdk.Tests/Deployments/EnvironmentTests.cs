using Pulumi.Sdk.Tests.Support;
using Xunit;

namespace Pulumi.Sdk.Tests.Deployments;

/// <summary>The environment that the CLI gives a program. These tests set variables, so they run alone.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Fact]
    public async Task RunAsync_FindsTheEngineAndTheSettings()
    {
        await using var engine = new TestEngine();
        await engine.StartAsync();
        SetAll(engine.Address);
        Set("PULUMI_CONFIG", """{"proj:key":"value","proj:config:old":"rewritten"}""");
        Set("PULUMI_ORGANIZATION", "acme");
        Set("PULUMI_ROOT_DIRECTORY", "/project");
        Set("PULUMI_DISABLE_RESOURCE_REFERENCES", "1");
        var seen = "";

        var code = await Deployment.RunAsync(() =>
        {
            var (instance, config) = (Deployment.Instance, new Config());
            seen = $"{instance.OrganizationName} {instance.ProjectName} {instance.StackName} {instance.RootDirectory} {instance.IsDryRun} "
                + $"{config.Get("key")} {config.Get("old")}";
            _ = new Echo("e");
        });

        Assert.Equal(0, code);
        Assert.Equal("acme proj dev /project True value rewritten", seen);
        Assert.False(engine["e"].AcceptResources);
    }

    [Fact]
    public async Task RunAsync_TakesEveryKindOfProgram()
    {
        await using var engine = new TestEngine();
        await engine.StartAsync();
        SetAll(engine.Address);
        var outputs = new Dictionary<string, object?> { ["k"] = "v" };

        Assert.Equal(0, await Deployment.RunAsync(() => { }));
        Assert.Equal(0, await Deployment.RunAsync(() => (IDictionary<string, object?>)outputs));
        Assert.Equal(0, await Deployment.RunAsync(async () => await Task.Yield()));
        Assert.Equal(0, await Deployment.RunAsync(() => Task.FromResult<IDictionary<string, object?>>(outputs)));
        Assert.Equal(0, await Deployment.RunAsync<EmptyStack>());
        Assert.Equal(0, await Deployment.RunAsync<EmptyStack>(new Services(typeof(EmptyStack))));
        Assert.Equal(32, await Deployment.RunAsync<EmptyStack>(new Services(null)));

        Assert.Equal([0, 1, 0, 1, 0, 0], engine.Outputs.Select(request => request.Outputs.Fields.Count));
        Assert.Contains("Failed to resolve instance of type", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organization_FallsBack_AndTheRootDirectoryFailsOnlyWhenRead()
    {
        await using var engine = new TestEngine();
        await engine.StartAsync();
        SetAll(engine.Address);

        var code = await Deployment.RunAsync(() =>
        {
            Assert.Equal("organization", Deployment.Instance.OrganizationName);
            Assert.Throws<InvalidOperationException>(() => Deployment.Instance.RootDirectory);
        });

        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("PULUMI_MONITOR", null)]
    [InlineData("PULUMI_ENGINE", "")]
    [InlineData("PULUMI_PROJECT", null)]
    [InlineData("PULUMI_STACK", null)]
    [InlineData("PULUMI_DRY_RUN", "maybe")]
    [InlineData("PULUMI_QUERY_MODE", null)]
    [InlineData("PULUMI_PARALLEL", "many")]
    public async Task Rejects_AnEnvironmentWithoutAnEngine(string name, string? value)
    {
        SetAll("127.0.0.1:1");
        Set(name, value);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }));
        Assert.Equal(
            $"Program run without the Pulumi engine available; re-run using the `pulumi` CLI (the environment variable {name} is missing or malformed)",
            exception.Message);
    }

    [Fact]
    public void Instance_OutsideARun_IsRefused()
    {
        Assert.Equal(
            "There is no Deployment.Instance here: it is there only while Deployment.RunAsync or TestAsync runs a program.",
            Assert.Throws<InvalidOperationException>(() => Deployment.Instance).Message);
    }

    [Fact]
    public void ToString_OfAnOutput_ThrowsWhenAskedTo()
    {
        Set("PULUMI_ERROR_OUTPUT_STRING", "true");

        Assert.Throws<InvalidOperationException>(() => Output.Create(1).ToString());
    }

    private void SetAll(string address)
    {
        Set("PULUMI_MONITOR", address);
        Set("PULUMI_ENGINE", address);
        Set("PULUMI_PROJECT", "proj");
        Set("PULUMI_STACK", "dev");
        Set("PULUMI_DRY_RUN", "true");
        Set("PULUMI_QUERY_MODE", "false");
        Set("PULUMI_PARALLEL", "16");
        Set("PULUMI_ORGANIZATION", null);
        Set("PULUMI_ROOT_DIRECTORY", null);
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    private sealed class EmptyStack : Stack;

    private sealed class Services(Type? known) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == known ? new EmptyStack() : null;
    }
}
