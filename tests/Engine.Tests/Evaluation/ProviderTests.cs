using Google.Protobuf;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;
using StringValue = Homelab.Engine.Protocol.StringValue;

namespace Homelab.Engine.Tests.Evaluation;

public class ProviderTests
{
    private const string Prefix = "urn:pulumi:dev::shop::pulumi:providers:";

    [Theory]
    [InlineData("", "", "default")]
    [InlineData("4.32.0", "", "default_4_32_0")]
    [InlineData("1.2.3-alpha.1+build.5", "", "default_1_2_3_alpha_1_build_5")]
    [InlineData("1.0.0", "https://example.com/plugins/", "default_1_0_0_https_/example.com/plugins")]
    [InlineData("", "github://api.github.com/x y", "default_github_/api.github.com/x_y")]
    public async Task DefaultProvider_IsNamedAfterVersionAndUrl(string version, string url, string name)
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Version = version;
        request.PluginDownloadURL = url;

        await run.RegisterAsync(request);

        var provider = Assert.Single(run.Registrations, r => r.IsDefaultProvider);
        Assert.Equal(name, provider.Name);
        Assert.Equal($"{Prefix}random::{name}", provider.Urn);
        Assert.Null(provider.Parent);
        Assert.Equal(PropertyValue.Unknown, provider.Id);
        Assert.Equal($"{provider.Urn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9", run.Find("a").Provider);
        Assert.Equal(provider.Inputs, provider.Outputs);
    }

    [Fact]
    public async Task DefaultProvider_TakesTheConfigOfItsPackage()
    {
        await using var run = await (await TestRun.StartAsync(
            ("kubernetes:context", Config("home")),
            ("kubernetes:token", Secret("hush")),
            ("kubernetes:hidden", new(Unknown, IsSecret: true, IsKnown: false, IsObject: false)),
            ("shop:size", Config("3")))).WithStackAsync();
        var request = Custom("a", "kubernetes:core/v1:ConfigMap");
        request.Version = "4.32.0";

        await run.RegisterAsync(request);

        Assert.Equal(
            Map(
                ("__internal", new ObjectValue(PropertyMap.Empty)),
                ("context", String("home")),
                ("hidden", new SecretValue(PropertyValue.Unknown)),
                ("token", new SecretValue(String("hush"))),
                ("version", String("4.32.0"))),
            run.Find("default_4_32_0").Inputs);
    }

    [Fact]
    public async Task OneDefaultProvider_ServesAllOfOneVersion()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        foreach (var (name, version) in new[] { ("a", "1.0.0"), ("b", "1.0.0"), ("c", "2.0.0") })
        {
            var request = Custom(name);
            request.Version = version;
            await run.RegisterAsync(request);
        }

        Assert.Equal(["default_1_0_0", "default_2_0_0"], run.Registrations.Where(r => r.IsDefaultProvider).Select(r => r.Name));
        Assert.Equal(run.Find("a").Provider, run.Find("b").Provider);
    }

    [Fact]
    public async Task ExplicitProvider_HasAnUnknownIdAndKnowsItsPlugin()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Provider("mine");
        request.Version = "4.32.0";
        request.PluginDownloadURL = "https://example.com";
        request.PluginChecksums.Add("linux-amd64", ByteString.CopyFrom(0xAB, 0x01));
        request.EnvVarMappings.Add("NEW", "OLD");
        request.Object = Wire(("context", Text("home")));

        var response = await run.RegisterAsync(request);

        Assert.Equal("04da6b54-80e4-46f7-96ec-b56ff0331ba9", response.Id);
        var mine = run.Find("mine");
        Assert.Null(mine.Provider);
        Assert.False(mine.IsDefaultProvider);
        Assert.Equal(
            Map(
                ("__internal", new ObjectValue(Map(
                    ("envVarMappings", new ObjectValue(Map(("NEW", String("OLD"))))),
                    ("pluginChecksums", new ObjectValue(Map(("linux-amd64", String("ab01"))))),
                    ("pluginDownloadURL", String("https://example.com"))))),
                ("context", String("home")),
                ("version", String("4.32.0"))),
            mine.Inputs);
    }

    [Fact]
    public async Task RegisteredPackage_DecidesProviderVersionAndParameter()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var package = new RegisterPackageRequest
        {
            Name = "terraform-provider",
            Version = "0.9.0",
            DownloadUrl = "https://example.com",
            Parameterization = new Parameterization { Name = "authentik", Version = "2026.2.0", Value = ByteString.CopyFromUtf8("{}") },
        };
        var reference = (await run.Monitor.RegisterPackageAsync(package, cancellationToken: TestContext.Current.CancellationToken)).Ref;
        var again = (await run.Monitor.RegisterPackageAsync(package, cancellationToken: TestContext.Current.CancellationToken)).Ref;
        var request = Custom("app", "authentik:index/application:Application");
        request.Version = "1.1.1";
        request.PackageRef = reference;

        await run.RegisterAsync(request);

        Assert.True(Guid.TryParse(reference, out _));
        Assert.Equal(reference, again);
        var provider = Assert.Single(run.Registrations, r => r.IsDefaultProvider);
        Assert.Equal($"{Prefix}authentik::default_2026_2_0_https_/example.com", provider.Urn);
        Assert.Equal(
            Map(
                ("__internal", new ObjectValue(Map(
                    ("name", String("terraform-provider")),
                    ("parameterization", String("e30=")),
                    ("pluginDownloadURL", String("https://example.com")),
                    ("version", String("0.9.0"))))),
                ("version", String("2026.2.0"))),
            provider.Inputs);
    }

    [Fact]
    public async Task RegisteredPackage_OfAnExplicitProvider_GoesIntoItsInputs()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var package = new RegisterPackageRequest
        {
            Name = "terraform-provider",
            Version = "0.9.0",
            Parameterization = new Parameterization { Name = "authentik", Version = "2026.2.0", Value = ByteString.CopyFromUtf8("{}") },
        };
        var request = Provider("mine", "authentik");
        request.PackageRef = (await run.Monitor.RegisterPackageAsync(package, cancellationToken: TestContext.Current.CancellationToken)).Ref;

        await run.RegisterAsync(request);

        Assert.Equal(String("2026.2.0"), run.Find("mine").Inputs["version"]);
    }

    [Theory]
    [InlineData("", "1.0.0", "the name of the package is empty")]
    [InlineData("p", "one", "the version given for the package 'p' is not a semantic version such as 1.2.3")]
    public async Task Rejects_Package(string name, string version, string message)
    {
        await using var run = await TestRun.StartAsync();

        var error = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await run.Monitor.RegisterPackageAsync(
            new RegisterPackageRequest { Name = name, Version = version }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(message, error.Status.Detail);
        Assert.Equal([message], run.Errors);
    }

    [Theory]
    [InlineData("""["random"]""", false)]
    [InlineData("""["*"]""", false)]
    [InlineData("""["tls"]""", true)]
    [InlineData("", true)]
    public async Task DisabledDefaultProviders_AreRefused(string disabled, bool isAllowed)
    {
        await using var run = await (await TestRun.StartAsync(("pulumi:disable-default-providers", Config(disabled)))).WithStackAsync();

        var response = await run.RegisterAsync(Custom("a"));

        Assert.Equal(
            isAllowed ? [] : [$"{response.Urn}: Default provider for 'random' disabled. 'random:index/randomId:RandomId' must use an explicit provider."],
            run.Errors);
    }

    [Fact]
    public void Request_OfAnotherPluginIsAnotherKey() =>
        Assert.NotEqual(
            PackageRequest.TryCreate("a", "1.0.0", string.Empty, new Dictionary<string, ByteString>())!.Key,
            PackageRequest.TryCreate("a", "1.0.0", "https://x", new Dictionary<string, ByteString>())!.Key);

    [Fact]
    public void AddTo_LeavesInputsOfAPlainRequestAlone() =>
        Assert.Equal(
            Map(("x", new StringValue("1"))),
            PackageRequest.TryCreate("a", string.Empty, string.Empty, new Dictionary<string, ByteString>())!.AddTo(Map(("x", new StringValue("1")))));
}
