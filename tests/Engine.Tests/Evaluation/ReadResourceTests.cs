using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class ReadResourceTests
{
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";

    [Fact]
    public async Task ReadResource_IsKnownByItsId()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Request("web/settings");
        request.Version = "4.32.0";
        request.Properties = Wire(("token", Text("x")));
        request.AdditionalSecretOutputs.Add("token");

        var response = await run.Monitor.ReadResourceAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal($"urn:pulumi:dev::shop::{ConfigMap}::settings", response.Urn);
        Assert.Equal(Wire(("token", WireSecret(Text("x")))), response.Properties);
        var settings = run.Find("settings");
        Assert.Equal(RegistrationKind.Read, settings.Kind);
        Assert.Equal(String("web/settings"), settings.Id);
        Assert.Equal(TestRun.StackUrn, settings.Parent);
        Assert.Contains("default_4_32_0", settings.Provider!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownId_StaysUnknown()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        await run.Monitor.ReadResourceAsync(Request(Unknown), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(PropertyValue.Unknown, run.Find("settings").Id);
    }

    [Fact]
    public async Task StackReference_HasUnknownOutputs_WithoutACheckpoint()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        var response = await run.Monitor.ReadResourceAsync(StackReference("other/stack"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:StackReference::other/stack", response.Urn);
        Assert.Equal(
            Wire(("name", Text("other/stack")), ("outputs", Text(Unknown)), ("secretOutputNames", Text(Unknown))), response.Properties);
        Assert.Equal("urn:pulumi:dev::shop::pulumi:providers:pulumi::default", Assert.Single(run.Registrations, r => r.IsDefaultProvider).Urn);
    }

    [Fact]
    public async Task SameUrnTwice_IsAnError()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.Monitor.ReadResourceAsync(Request("web/settings"), cancellationToken: TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await run.Monitor.ReadResourceAsync(Request("web/settings"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal($"Duplicate resource URN 'urn:pulumi:dev::shop::{ConfigMap}::settings'; try giving it a unique name", error.Status.Detail);
        Assert.Single(run.Errors);
    }

    [Theory]
    [InlineData("settings", "i", TestRun.StackUrn, "'settings' is not a type of the form <package>:<module>:<name>")]
    [InlineData(ConfigMap, "", TestRun.StackUrn, $"the id of the resource 'urn:pulumi:dev::shop::{ConfigMap}::settings' to read is empty")]
    [InlineData(ConfigMap, "i", "urn:pulumi:dev::shop::a:b:C::x", $"the parent 'urn:pulumi:dev::shop::a:b:C::x' of resource 'urn:pulumi:dev::shop::a:b:C${ConfigMap}::settings' is not registered")]
    public async Task Rejects_Request(string type, string id, string parent, string message)
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Request(id);
        request.Type = type;
        request.Parent = parent;

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await run.Monitor.ReadResourceAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(message, error.Status.Detail);
    }

    private static ReadResourceRequest Request(string id) => new()
    {
        Type = ConfigMap,
        Name = "settings",
        Id = id,
        Parent = TestRun.StackUrn,
        Properties = new Struct(),
        AcceptSecrets = true,
        AcceptResources = true,
    };

    private static ReadResourceRequest StackReference(string name) => new()
    {
        Type = "pulumi:pulumi:StackReference",
        Name = name,
        Id = name,
        Parent = TestRun.StackUrn,
        Properties = Wire(("name", Text(name))),
        AcceptSecrets = true,
    };
}
