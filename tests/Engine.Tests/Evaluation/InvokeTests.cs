using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class InvokeTests
{
    [Fact]
    public async Task FunctionOfAProvider_HasAnUnknownResult()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        var response = await InvokeAsync(run, "authentik:index/getFlow:getFlow", ("slug", Text("x")));

        Assert.True(response.Unknown);
        Assert.Equal(Wire(("unknown", Text(Unknown))), response.Return);
        Assert.Equal("default", Assert.Single(run.Registrations, r => r.IsDefaultProvider).Name);
    }

    [Fact]
    public async Task GetResource_TellsWhatIsRegistered()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(("s", WireSecret(Text("x"))), ("u", Text(Unknown)));
        request.ImportId = "i-1";
        var urn = (await run.RegisterAsync(request)).Urn;

        var result = (await InvokeAsync(run, "pulumi:pulumi:getResource", ("urn", Text(urn)))).Return;

        Assert.Equal(
            Wire(
                ("id", Text("i-1")),
                ("provider", Text($"urn:pulumi:dev::shop::pulumi:providers:random::default::{Unknown}")),
                ("state", Object(("s", WireSecret(Text("x"))), ("u", Text(Unknown)))),
                ("urn", Text(urn))),
            result);
    }

    [Fact]
    public async Task StackOutputs_AreUnknownWithoutACheckpoint()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        Assert.Equal(
            Wire(("name", Text("o")), ("outputs", Text(Unknown)), ("secretOutputNames", Text(Unknown))),
            (await InvokeAsync(run, "pulumi:pulumi:readStackOutputs", ("name", Text("o")))).Return);
        Assert.Equal(
            Wire(("name", Text("o")), ("outputs", Text(Unknown))),
            (await InvokeAsync(run, "pulumi:pulumi:readStackResourceOutputs", ("stackName", Text("o")))).Return);
    }

    [Theory]
    [InlineData("pulumi:pulumi:getResource", "missing required property 'urn'")]
    [InlineData("pulumi:pulumi:readStackOutputs", "missing required property 'name'")]
    [InlineData("pulumi:pulumi:readStackResourceOutputs", "missing required property 'stackName'")]
    [InlineData("pulumi:pulumi:other", "unrecognized function name: 'pulumi:pulumi:other'")]
    public async Task Rejects_BuiltinWithout(string token, string message)
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => InvokeAsync(run, token));

        Assert.Equal($"invocation of {token} returned an error: {message}", error.Status.Detail);
        Assert.Equal([$"invocation of {token} returned an error: {message}"], run.Errors);
    }

    [Fact]
    public async Task Rejects_UnknownResourceAndUnknownProvider()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        var resource = await Assert.ThrowsAsync<RpcException>(() => InvokeAsync(run, "pulumi:pulumi:getResource", ("urn", Text("x"))));
        var provider = await Assert.ThrowsAsync<RpcException>(async () => await run.Monitor.InvokeAsync(
            new ResourceInvokeRequest { Tok = "a:b:c", Args = new Struct(), Provider = "urn:pulumi:dev::shop::pulumi:providers:a::p::i" },
            cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("invocation of pulumi:pulumi:getResource returned an error: unknown resource x", resource.Status.Detail);
        Assert.Equal(
            "invocation of a:b:c returned an error: unknown provider 'urn:pulumi:dev::shop::pulumi:providers:a::p': the program has not registered it",
            provider.Status.Detail);
    }

    [Fact]
    public async Task Rejects_MethodOfARemoteComponent()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        var error = await Assert.ThrowsAsync<RpcException>(async () => await run.Monitor.CallAsync(
            new ResourceCallRequest { Tok = "eks:index:Cluster/getKubeconfig" }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
        Assert.Equal(
            ["'eks:index:Cluster/getKubeconfig' is a method that its provider's plugin runs, and no plugin runs here: preview with the Pulumi CLI"],
            run.Errors);
    }

    private static async Task<ResourceInvokeResponse> InvokeAsync(TestRun run, string token, params (string Name, Value Value)[] args) =>
        await run.Monitor.InvokeAsync(
            new ResourceInvokeRequest { Tok = token, Args = Wire(args), AcceptResources = true },
            cancellationToken: TestContext.Current.CancellationToken);
}
