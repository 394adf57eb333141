using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Homelab.Engine.Protocol;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class TransformTests
{
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    [Fact]
    public async Task Transform_ChangesInputsAndOptions()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(("x", Text("1")));
        request.Transforms.Add(await run.TransformAsync(seen =>
        {
            var options = seen.Options.Clone();
            options.Protect = true;
            options.Version = "9.9.9";
            options.RetainOnDelete = true;
            options.DeleteBeforeReplace = true;
            options.IgnoreChanges.Add("x");
            options.Aliases.Add(new Alias { Spec = new() { Name = "old" } });
            options.AdditionalSecretOutputs.Add("y");
            return new TransformResponse { Properties = Wire(("x", Text("2")), ("y", Text("3"))), Options = options };
        }));

        var response = await run.RegisterAsync(request);

        Assert.Equal(Wire(("x", Text("2")), ("y", WireSecret(Text("3")))), response.Object);
        var a = run.Find("a");
        Assert.Equal(Map(("x", String("2")), ("y", String("3"))), a.Inputs);
        Assert.True(a.Protect);
        Assert.True(a.RetainOnDelete);
        Assert.True(a.DeleteBeforeReplace);
        Assert.Equal(["x"], a.IgnoreChanges);
        Assert.Equal(["urn:pulumi:dev::shop::random:index/randomId:RandomId::old"], a.Aliases);
        Assert.Contains("default_9_9_9", a.Provider!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyResponse_ChangesNothing()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Protect = true;
        request.Object = Wire(("x", WireSecret(Text("1"))), ("u", Text(Unknown)));
        request.Transforms.Add(await run.TransformAsync(_ => new TransformResponse()));

        await run.RegisterAsync(request);

        Assert.Equal(Map(("u", PropertyValue.Unknown), ("x", new SecretValue(String("1")))), run.Find("a").Inputs);
        Assert.True(run.Find("a").Protect);
    }

    [Fact]
    public async Task Transform_SeesTypeNameParentAndOutputsWithDependencies()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var b = (await run.RegisterAsync(Custom("b"))).Urn;
        TransformRequest? seen = null;
        var request = Custom("a");
        request.Dependencies.Add(b);
        request.PropertyDependencies.Add("x", new() { Urns = { b } });
        request.Object = Wire(("plain", Text("p")), ("s", WireSecret(Text("1"))), ("u", Text(Unknown)), ("x", Text("2")));
        request.Transforms.Add(await run.TransformAsync(r =>
        {
            seen = r;
            return new TransformResponse();
        }));

        await run.RegisterAsync(request);

        Assert.Equal(
            ("random:index/randomId:RandomId", "a", true, TestRun.StackUrn), (seen!.Type, seen.Name, seen.Custom, seen.Parent));
        Assert.Equal([b], seen.Options.DependsOn);
        Assert.Equal(
            Wire(
                ("plain", Text("p")),
                ("s", Special(Output, ("secret", Value.ForBool(true)), ("value", Text("1")))),
                ("u", Special(Output)),
                ("x", Special(Output, ("dependencies", Value.ForList(Text(b))), ("value", Text("2"))))),
            seen.Properties);
        Assert.Equal([b], run.Find("a").PropertyDependencies["x"]);
        Assert.Equal(["x"], run.Find("a").PropertyDependencies.Keys);
    }

    [Fact]
    public async Task TransformOfTheStack_SeesSecretsAndUnknownsAsOutputs_AndLeavesThemAsTheyWere()
    {
        await using var run = await TestRun.StartAsync();
        TransformRequest? seen = null;
        await run.WithStackAsync(await run.TransformAsync(r =>
        {
            seen = r;
            return new TransformResponse();
        }));
        var request = Custom("a");
        request.Object = Wire(("plain", Text("p")), ("s", WireSecret(Text("1"))), ("u", Text(Unknown)));

        var response = await run.RegisterAsync(request);

        Assert.Equal(
            Wire(("plain", Text("p")), ("s", Special(Output, ("secret", Value.ForBool(true)), ("value", Text("1")))), ("u", Special(Output))),
            seen!.Properties);
        Assert.Equal(Map(("plain", String("p")), ("s", new SecretValue(String("1"))), ("u", PropertyValue.Unknown)), run.Find("a").Inputs);
        Assert.Equal(WireSecret(Text("1")), response.Object.Fields["s"]);
    }

    [Fact]
    public async Task DependencyThatATransformDrops_IsGone()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var b = (await run.RegisterAsync(Custom("b"))).Urn;
        var c = (await run.RegisterAsync(Custom("c"))).Urn;
        var request = Custom("a");
        request.Dependencies.Add(b);
        request.Object = Wire(("x", Text("1")));
        request.Transforms.Add(await run.TransformAsync(r =>
        {
            var options = r.Options.Clone();
            options.DependsOn.Clear();
            return new TransformResponse
            {
                Options = options,
                Properties = Wire(("x", Special(Output, ("value", Text("2")), ("dependencies", Value.ForList(Text(c)))))),
            };
        }));

        await run.RegisterAsync(request);

        Assert.Equal([c], run.Find("a").Dependencies);
        Assert.Equal([c], run.Find("a").PropertyDependencies["x"]);
        Assert.Equal(Map(("x", String("2"))), run.Find("a").Inputs);
    }

    [Fact]
    public async Task Transforms_RunFromTheResourceUpToTheStack()
    {
        await using var run = await TestRun.StartAsync();
        var order = new ConcurrentQueue<string>();
        Task<Callback> Trace(string name) => run.TransformAsync(r =>
        {
            order.Enqueue($"{name}:{r.Name}");
            return new TransformResponse();
        });
        await run.WithStackAsync(await Trace("root"));
        await run.Monitor.RegisterStackTransformAsync(await Trace("stack"), cancellationToken: TestContext.Current.CancellationToken);
        var component = Component("cart");
        component.Transforms.Add(await Trace("cart"));
        var request = Custom("a", parent: (await run.RegisterAsync(component)).Urn);
        request.Transforms.Add([await Trace("first"), await Trace("second")]);
        order.Clear();

        await run.RegisterAsync(request);

        Assert.Equal(["first:a", "second:a", "cart:a", "root:a", "stack:a"], order);
    }

    [Fact]
    public async Task FailingTransform_FailsTheResource()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Transforms.Add(await run.TransformAsync(_ => throw new InvalidOperationException("no such luck")));

        var response = await run.RegisterAsync(request);

        Assert.Equal(Result.Fail, response.Result);
        Assert.Equal([$"{response.Urn}: a transform failed: no such luck"], run.Errors);
    }

    [Fact]
    public async Task TransformOfAProgramThatIsGone_FailsTheResource()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Transforms.Add(new Callback { Target = "127.0.0.1:1", Token = "t" });

        Assert.Equal(Result.Fail, (await run.RegisterAsync(request)).Result);
        Assert.StartsWith("urn:pulumi:dev::shop::random:index/randomId:RandomId::a: a transform failed: ", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TransformOfAProgramThatEndsMeanwhile_IsNoFault()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Transforms.Add(new Callback { Target = "127.0.0.1:1", Token = "t" });
        using var program = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAsync<RpcException>(() => run.Monitor.RegisterResourceAsync(request, cancellationToken: program.Token).ResponseAsync);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        Assert.Empty(run.Errors);
    }

    [Theory]
    [InlineData("nonsense target", "the program hosts the function at 'nonsense target', which is not a host and port")]
    public async Task TransformWithMalformedTarget_FailsTheResource(string target, string message)
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Transforms.Add(new Callback { Target = target, Token = "t" });

        var response = await run.RegisterAsync(request);

        Assert.Equal([$"{response.Urn}: a transform failed: {message}"], run.Errors);
    }

    [Fact]
    public async Task InvokeTransform_ChangesArgumentsAndOptions()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var a = Custom("a");
        a.Object = Wire(("x", Text("1")));
        var urn = (await run.RegisterAsync(a)).Urn;
        TransformInvokeRequest? seen = null;
        await run.Monitor.RegisterStackInvokeTransformAsync(
            await run.HostAsync(bytes =>
            {
                seen = TransformInvokeRequest.Parser.ParseFrom(bytes);
                return new TransformInvokeResponse { Args = Wire(("urn", Text(urn))) };
            }),
            cancellationToken: TestContext.Current.CancellationToken);

        var response = await run.Monitor.InvokeAsync(
            new ResourceInvokeRequest { Tok = "pulumi:pulumi:getResource", Args = Wire(("urn", Text("other"))), Version = "1.0.0" },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("pulumi:pulumi:getResource", "1.0.0"), (seen!.Token, seen.Options.Version));
        Assert.Equal(Wire(("urn", Text("other"))), seen.Args);
        Assert.Equal(urn, response.Return.Fields["urn"].StringValue);
    }

    [Fact]
    public async Task FailingInvokeTransform_FailsTheInvoke()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.Monitor.RegisterStackInvokeTransformAsync(
            await run.HostAsync(_ => throw new InvalidOperationException("no such luck")), cancellationToken: TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<RpcException>(async () => await run.Monitor.InvokeAsync(
            new ResourceInvokeRequest { Tok = "a:b:c", Args = new Struct() }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("invocation of a:b:c returned an error: an invoke transform failed: no such luck", error.Status.Detail);
    }

    [Fact]
    public async Task Rejects_TransformWithoutTarget()
    {
        await using var run = await TestRun.StartAsync();

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await run.Monitor.RegisterStackTransformAsync(new Callback { Token = "t" }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("the target of the transform is empty", error.Status.Detail);
    }
}
