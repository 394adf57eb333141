using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Homelab.Engine.Evaluation;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class FailureTests
{
    private const string UrnOfA = "urn:pulumi:dev::shop::random:index/randomId:RandomId::a";

    [Fact]
    public async Task SameUrnTwice_FailsTheSecond()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.RegisterAsync(Custom("a"));

        var response = await run.RegisterAsync(Custom("a"));

        Assert.Equal(Result.Fail, response.Result);
        Assert.Equal(UrnOfA, response.Urn);
        Assert.NotNull(response.Object);
        Assert.Equal([$"{UrnOfA}: Duplicate resource URN '{UrnOfA}'; try giving it a unique name"], run.Errors);
        Assert.Single(run.Registrations, r => r.Urn == UrnOfA);
    }

    [Fact]
    public async Task Failure_IsAnErrorForThoseWhoDoNotUnderstandResults()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.RegisterAsync(Custom("a"));

        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await run.Monitor.RegisterResourceAsync(Custom("a"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Equal($"Duplicate resource URN '{UrnOfA}'; try giving it a unique name", error.Status.Detail);
    }

    [Fact]
    public async Task WhatNeedsAFailedResource_IsSkippedWithoutAWord()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var failed = await run.RegisterAsync(Component("cart", parent: "urn:pulumi:dev::shop::x:y:Z::none"));
        var dependent = Custom("dependent");
        dependent.Dependencies.Add(failed.Urn);

        var child = await run.RegisterAsync(Custom("child", parent: failed.Urn));
        var grandChild = await run.RegisterAsync(Custom("grandchild", parent: child.Urn));

        Assert.Equal(Result.Fail, failed.Result);
        Assert.Equal(Result.Skip, child.Result);
        Assert.Equal(Result.Skip, grandChild.Result);
        Assert.Equal(Result.Skip, (await run.RegisterAsync(dependent)).Result);
        await run.Monitor.RegisterResourceOutputsAsync(
            new RegisterResourceOutputsRequest { Urn = failed.Urn, Outputs = new Struct() }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(run.Errors);
        Assert.Equal(["shop-dev"], run.Registrations.Select(r => r.Name));
    }

    [Theory]
    [InlineData("random", "'random' is not a type of the form <package>:<module>:<name>")]
    [InlineData("random:RandomId", "'random:RandomId' is not a type of the form <package>:<module>:<name>")]
    [InlineData("pulumi:index:None", "unrecognized resource type 'pulumi:index:None'")]
    [InlineData("pulumi:index:Stash", "missing required property \"input\"")]
    public async Task Rejects_Type(string type, string message)
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        Assert.Equal(Result.Fail, (await run.RegisterAsync(Custom("a", type))).Result);
        Assert.Equal([$"urn:pulumi:dev::shop::{type}::a: {message}"], run.Errors);
    }

    [Fact]
    public async Task ComponentType_MayHaveAnyForm()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        Assert.Equal(Result.Success, (await run.RegisterAsync(Component("a", "Cart"))).Result);
    }

    private static readonly Dictionary<string, (string Message, Action<RegisterResourceRequest> Change)> BadRequests = new()
    {
        ["parent"] = (
            "the parent 'urn:pulumi:dev::shop::x:y:Z::none' of resource 'urn:pulumi:dev::shop::x:y:Z$random:index/randomId:RandomId::a' is not registered",
            r => r.Parent = "urn:pulumi:dev::shop::x:y:Z::none"),
        ["dependency"] = ("the dependency 'text' is not a URN", r => r.Dependencies.Add("text")),
        ["deletedWith"] = ("the dependency 'text' is not a URN", r => r.DeletedWith = "text"),
        ["propertyDependency"] = ("the dependency 'text' is not a URN", r => r.PropertyDependencies.Add("x", new() { Urns = { "text" } })),
        ["provider text"] = ("'text' is not a reference to a provider (<urn>::<id>)", r => r.Provider = "text"),
        ["provider"] = (
            "unknown provider 'urn:pulumi:dev::shop::pulumi:providers:random::none': the program has not registered it",
            r => r.Provider = "urn:pulumi:dev::shop::pulumi:providers:random::none::id"),
        ["version"] = ("the version given for 'random:index/randomId:RandomId' is not a semantic version such as 1.2.3", r => r.Version = "newest"),
        ["package"] = ("unknown provider package 'nothing'", r => r.PackageRef = "nothing"),
        ["alias"] = ("the alias 'text' is not a URN", r => r.Aliases.Add(new Alias { Urn = "text" })),
        ["alias parent"] = ("the parent 'text' of an alias is not a URN", r => r.Aliases.Add(new Alias { Spec = new() { ParentUrn = "text" } })),
        ["timeout"] = ("the custom timeout 'soon' is not a duration such as 30s or 5m", r => r.CustomTimeouts = new() { Create = "soon" }),
        ["hook"] = ("the hook 'audit' is not registered", r => r.Hooks = new() { AfterDelete = { "audit" } }),
        ["error hook"] = ("the hook 'retry' is not registered", r => r.Hooks = new() { OnError = { "retry" } }),
        ["variables"] = ("envVarMappings can only be used with provider resources", r => r.EnvVarMappings.Add("A", "B")),
        ["signature"] = ("unrecognized signature 'x' of a special value", r => r.Object = Wire(("p", Special("x")))),
        ["remote"] = (
            "'random:index/randomId:RandomId' is a component that its provider's plugin builds, and no plugin runs here: use the resources it "
            + "stands for, or preview with the Pulumi CLI",
            r => r.Remote = true),
    };

    public static TheoryData<string> BadRequestNames => [.. BadRequests.Keys];

    [Theory]
    [MemberData(nameof(BadRequestNames))]
    public async Task Rejects_Request(string name)
    {
        var (message, change) = BadRequests[name];
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        change(request);

        var response = await run.RegisterAsync(request);

        Assert.Equal(Result.Fail, response.Result);
        Assert.Equal([$"{response.Urn}: {message}"], run.Errors);
        Assert.DoesNotContain(run.Registrations, r => r.Name == "a");
    }

    [Fact]
    public async Task OutputsGivenTwice_OrForNothing_AreErrors()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var outputs = new RegisterResourceOutputsRequest { Urn = TestRun.StackUrn, Outputs = new Struct() };
        await run.Monitor.RegisterResourceOutputsAsync(outputs, cancellationToken: TestContext.Current.CancellationToken);

        var twice = await Assert.ThrowsAsync<RpcException>(
            async () => await run.Monitor.RegisterResourceOutputsAsync(outputs, cancellationToken: TestContext.Current.CancellationToken));
        outputs.Urn = UrnOfA;
        var nothing = await Assert.ThrowsAsync<RpcException>(
            async () => await run.Monitor.RegisterResourceOutputsAsync(outputs, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal($"the outputs of '{TestRun.StackUrn}' were given twice", twice.Status.Detail);
        Assert.Equal($"outputs were given for '{UrnOfA}', which is not registered", nothing.Status.Detail);
    }

    [Fact]
    public async Task WhatTheProgramRepeatsOfAReportedFailure_IsNotShownAgain()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.RegisterAsync(Custom("a"));
        await run.RegisterAsync(Custom("a"));

        await run.Engine.LogAsync(
            new LogRequest { Severity = LogSeverity.Error, Message = $"unhandled: Status(Internal, \"Duplicate resource URN '{UrnOfA}'; try giving it a unique name\")" },
            cancellationToken: TestContext.Current.CancellationToken);
        await run.Engine.LogAsync(
            new LogRequest { Severity = LogSeverity.Error, Message = "something else" }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([$"{UrnOfA}: Duplicate resource URN '{UrnOfA}'; try giving it a unique name", "something else"], run.Errors);
    }

    [Fact]
    public async Task OptionsWithoutEffectOnComponents_AreOnlyNoted()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Component("cart");
        request.IgnoreChanges.Add("x");
        request.CustomTimeouts = new() { Create = "5m" };
        request.RetainOnDelete = true;
        request.DeletedWith = TestRun.StackUrn;
        request.ReplaceWith.Add(TestRun.StackUrn);
        request.ReplaceOnChanges.Add("x");
        request.AdditionalSecretOutputs.Add("x");

        await run.RegisterAsync(request);

        var cart = run.Find("cart");
        Assert.Empty(cart.IgnoreChanges);
        Assert.Equal(CustomTimeouts.None, cart.CustomTimeouts);
        Assert.False(cart.RetainOnDelete);
        Assert.Null(cart.DeletedWith);
        Assert.Equal(
            ["ignoreChanges", "customTimeouts", "additionalSecretOutputs", "replaceOnChanges", "retainOnDelete", "deletedWith", "replaceWith"],
            run.State.Diagnostics.All.Select(d => d.Message.Split('\'')[1]));
        Assert.All(run.State.Diagnostics.All, d => Assert.Equal((Severity.Debug, cart.Urn), (d.Severity, d.Urn)));
    }

    [Fact]
    public async Task FaultOfTheEngine_IsToldAsSuch()
    {
        await using var run = await TestRun.StartAsync();

        var reply = await Evaluator.AnswerAsync(
            "/pulumirpc.Engine/Log", _ => throw new NotSupportedException("a bug"), default, run.State, TestContext.Current.CancellationToken);

        const string Fault = "unexpected fault in homelab itself, please report it: a bug (NotSupportedException in /pulumirpc.Engine/Log)";
        Assert.Equal((StatusCode.Internal, Fault), (reply.Status, reply.Detail));
        Assert.Equal([Fault], run.Errors);
    }
}
