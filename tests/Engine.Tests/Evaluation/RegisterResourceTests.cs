using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Protocol;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class RegisterResourceTests
{
    [Fact]
    public async Task Stack_IsTheRootOfTheUrns()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        var stack = Assert.Single(run.Registrations);
        Assert.Equal(TestRun.StackUrn, stack.Urn);
        Assert.Null(stack.Parent);
        Assert.Null(stack.Id);
        Assert.False(stack.Custom);
        Assert.Equal(TestRun.StackUrn, run.State.StackUrn);
    }

    [Fact]
    public async Task Custom_HasUnknownIdAndItsInputsAsOutputs()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(("keepers", Object(("k", Text("v")))), ("length", Value.ForNumber(5)));

        var response = await run.RegisterAsync(request);

        Assert.Equal("urn:pulumi:dev::shop::random:index/randomId:RandomId::a", response.Urn);
        Assert.Empty(response.Id);
        Assert.Equal(Wire(("keepers", Object(("k", Text("v")))), ("length", Value.ForNumber(5))), response.Object);
        Assert.Equal(Result.Success, response.Result);
        var registration = run.Find("a");
        Assert.Equal(PropertyValue.Unknown, registration.Id);
        Assert.Equal(Map(("keepers", new ObjectValue(Map(("k", String("v"))))), ("length", new NumberValue(5))), registration.Inputs);
        Assert.Equal(registration.Inputs, registration.Outputs);
        Assert.Contains(run.Observed, r => r.Urn == response.Urn);
    }

    [Fact]
    public async Task Component_AnswersWithAnEmptyObject_AndTakesItsOutputsLater()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Component("cart");
        request.Object = Wire(("in", Text("x")));

        var response = await run.RegisterAsync(request);
        await run.Monitor.RegisterResourceOutputsAsync(
            new RegisterResourceOutputsRequest { Urn = response.Urn, Outputs = Wire(("out", Text("y"))) },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("urn:pulumi:dev::shop::shop:index:Cart::cart", response.Urn);
        Assert.NotNull(response.Object);
        Assert.Empty(response.Object.Fields);
        var registration = run.Find("cart");
        Assert.Equal(Map(("in", String("x"))), registration.Inputs);
        Assert.Equal(Map(("out", String("y"))), registration.Outputs);
        Assert.Null(registration.Provider);
        Assert.Null(registration.Id);
    }

    [Fact]
    public async Task Child_HasItsParentsTypesInItsUrn()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var outer = await run.RegisterAsync(Component("cart"));
        var inner = await run.RegisterAsync(Component("shelf", "shop:index:Shelf", outer.Urn));

        var child = await run.RegisterAsync(Custom("a", parent: inner.Urn));

        Assert.Equal("urn:pulumi:dev::shop::shop:index:Cart$shop:index:Shelf$random:index/randomId:RandomId::a", child.Urn);
        Assert.Equal(inner.Urn, run.Find("a").Parent);
    }

    [Fact]
    public async Task UnknownOutputs_AreLeftOutOfTheReply_UnlessPartOnesAreTaken()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var inputs = Wire(
            ("known", Text("x")),
            ("list", Value.ForList(Text("x"), Text("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"))),
            ("unknown", Text(Unknown)));
        var whole = Custom("whole");
        whole.Object = inputs;
        var part = Custom("part");
        part.Object = inputs;
        part.SupportsPartialValues = true;

        Assert.Equal(Wire(("known", Text("x"))), (await run.RegisterAsync(whole)).Object);
        Assert.Equal(
            Wire(("known", Text("x")), ("list", Value.ForList(Text("x"), Text(Unknown))), ("unknown", Text(Unknown))),
            (await run.RegisterAsync(part)).Object);
        Assert.Equal(PropertyValue.Unknown, run.Find("whole").Outputs["unknown"]);
    }

    [Fact]
    public async Task Secrets_KeepTheirMark_OnlyForThoseWhoAcceptThem()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var accepting = Custom("accepting");
        accepting.Object = Wire(("s", WireSecret(Text("x"))));
        var refusing = Custom("refusing");
        refusing.Object = Wire(("s", WireSecret(Text("x"))));

        Assert.Equal(accepting.Object, (await run.RegisterAsync(accepting)).Object);
        var response = await run.Monitor.RegisterResourceAsync(refusing, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Wire(("s", Text("x"))), response.Object);
        Assert.Equal(new SecretValue(String("x")), run.Find("refusing").Inputs["s"]);
    }

    [Fact]
    public async Task References_BecomeIdsAndUrns_ForThoseWhoDoNotAcceptThem()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";
        var request = Custom("a");
        request.Object = Wire(
            ("component", Special(Reference, ("urn", Text("urn:c")))),
            ("custom", Special(Reference, ("urn", Text("urn:r")), ("id", Text("i-1")))));

        var response = await run.Monitor.RegisterResourceAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Wire(("component", Text("urn:c")), ("custom", Text("i-1"))), response.Object);
    }

    [Fact]
    public async Task AdditionalSecretOutputs_AreSecretInOutputsButNotInInputs()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(("token", Text("x")));
        request.AdditionalSecretOutputs.Add(["token", "other"]);

        var response = await run.RegisterAsync(request);

        Assert.Equal(Wire(("token", WireSecret(Text("x")))), response.Object);
        var registration = run.Find("a");
        Assert.Equal(Map(("token", String("x"))), registration.Inputs);
        Assert.Equal(Map(("token", new SecretValue(String("x")))), registration.Outputs);
        Assert.Equal(["token", "other"], registration.AdditionalSecretOutputs);
    }

    [Fact]
    public async Task Options_AreKept()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var other = (await run.RegisterAsync(Custom("other"))).Urn;
        var request = Custom("a");
        request.Protect = true;
        request.RetainOnDelete = true;
        request.DeletedWith = other;
        request.ReplaceWith.Add(other);
        request.DeleteBeforeReplace = false;
        request.DeleteBeforeReplaceDefined = true;
        request.IgnoreChanges.Add("x.y");
        request.ReplaceOnChanges.Add("z");
        request.HideDiffs.Add("w");
        request.ImportId = "i-7";
        request.CustomTimeouts = new RegisterResourceRequest.Types.CustomTimeouts { Create = "5m", Update = "300000000000ns", Delete = "1h30m" };
        request.ReplacementTrigger = WireSecret(Text("t"));

        var response = await run.RegisterAsync(request);

        Assert.Equal("i-7", response.Id);
        var a = run.Find("a");
        Assert.True(a.Protect);
        Assert.True(a.RetainOnDelete);
        Assert.Equal(other, a.DeletedWith);
        Assert.Equal([other], a.ReplaceWith);
        Assert.False(a.DeleteBeforeReplace);
        Assert.Equal(["x.y"], a.IgnoreChanges);
        Assert.Equal(["z"], a.ReplaceOnChanges);
        Assert.Equal(["w"], a.HideDiffs);
        Assert.Equal("i-7", a.ImportId);
        Assert.Equal(String("i-7"), a.Id);
        Assert.Equal(new CustomTimeouts(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(90), TimeSpan.Zero), a.CustomTimeouts);
        Assert.Equal(new SecretValue(String("t")), a.ReplacementTrigger);
    }

    [Fact]
    public async Task Defaults_AreNone()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.RegisterAsync(Custom("a"));

        var a = run.Find("a");
        Assert.False(a.Protect);
        Assert.False(a.RetainOnDelete);
        Assert.Null(a.DeletedWith);
        Assert.Null(a.DeleteBeforeReplace);
        Assert.Null(a.ImportId);
        Assert.Null(a.ReplacementTrigger);
        Assert.Equal(CustomTimeouts.None, a.CustomTimeouts);
        Assert.Empty(a.Aliases);
        Assert.Empty(a.Dependencies);
        Assert.Empty(a.PropertyDependencies);
    }

    [Fact]
    public async Task PropertiesWithoutTheirOwnDependencies_DependOnAll()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var b = (await run.RegisterAsync(Custom("b"))).Urn;
        var c = (await run.RegisterAsync(Custom("c"))).Urn;
        var request = Custom("a");
        request.Object = Wire(("x", Text("1")), ("y", Text("2")));
        request.Dependencies.Add([c, b, c]);

        await run.RegisterAsync(request);

        var a = run.Find("a");
        Assert.Equal([b, c], a.Dependencies);
        Assert.Equal(["x", "y"], a.PropertyDependencies.Keys);
        Assert.All(a.PropertyDependencies.Values, d => Assert.Equal<ImmutableArray<string>>([b, c], d));
    }

    [Fact]
    public async Task PropertyDependencies_AreKeptAsGiven()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var b = (await run.RegisterAsync(Custom("b"))).Urn;
        var c = (await run.RegisterAsync(Custom("c"))).Urn;
        var request = Custom("a");
        request.Object = Wire(("x", Text("1")), ("y", Text("2")));
        request.Dependencies.Add([b, c]);
        request.PropertyDependencies.Add("x", new RegisterResourceRequest.Types.PropertyDependencies { Urns = { c } });
        request.PropertyDependencies.Add("y", new RegisterResourceRequest.Types.PropertyDependencies());

        await run.RegisterAsync(request);

        var a = run.Find("a");
        Assert.Equal([c], a.PropertyDependencies["x"]);
        Assert.Empty(a.PropertyDependencies["y"]);
    }

    [Fact]
    public async Task OutputValues_BecomePlain_AndAddTheirDependencies()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var b = (await run.RegisterAsync(Custom("b"))).Urn;
        const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
        var request = Custom("a");
        request.Object = Wire(
            ("known", Object(("in", Special(Output, ("value", Text("v")), ("secret", Value.ForBool(true)), ("dependencies", Value.ForList(Text(b))))))),
            ("unknown", Special(Output, ("dependencies", Value.ForList(Text(b))))));

        var response = await run.RegisterAsync(request);

        var a = run.Find("a");
        Assert.Equal(Map(("known", new ObjectValue(Map(("in", new SecretValue(String("v")))))), ("unknown", PropertyValue.Unknown)), a.Inputs);
        Assert.Equal([b], a.PropertyDependencies["known"]);
        Assert.Equal([b], a.PropertyDependencies["unknown"]);
        Assert.Equal(Wire(("known", Object(("in", WireSecret(Text("v")))))), response.Object);
    }

    [Fact]
    public async Task Stash_ReturnsItsInput()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("s", "pulumi:index:Stash");
        request.Object = Wire(("input", Text("x")));

        Assert.Equal(Wire(("input", Text("x")), ("output", Text("x"))), (await run.RegisterAsync(request)).Object);
    }

    [Fact]
    public async Task Order_IsThatOfNeedAndThenOfUrn_WhateverCameFirst()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var z = (await run.RegisterAsync(Custom("z"))).Urn;
        var a = Custom("a");
        a.Dependencies.Add(z);
        await run.RegisterAsync(a);
        await run.RegisterAsync(Component("cart"));
        await run.RegisterAsync(Custom("m"));

        Assert.Equal(["default", "shop-dev", "m", "z", "a", "cart"], run.Registrations.Select(r => r.Name));
    }

    [Fact]
    public async Task ThousandAtOnce_AllArrive()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => run.RegisterAsync(Custom($"r{i}"))));

        Assert.Equal(1002, run.Registrations.Length);
        Assert.Single(run.Registrations, r => r.IsDefaultProvider);
    }

    [Fact]
    public async Task DeepProperties_GoThereAndBack()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var value = String("deep");
        for (var i = 0; i < 500; i++)
        {
            value = new ObjectValue(Map(("a", value)));
        }

        // The message classes refuse such depth, so the request is put together by hand.
        var request = MessageFields.Join(
            new RegisterResourceRequest { Type = "random:index/randomId:RandomId", Name = "deep", Parent = TestRun.StackUrn, Custom = true },
            RegisterResourceRequest.ObjectFieldNumber,
            Map(("a", value)),
            PropertyEncoding.All);
        var reply = await new RegisterResourceHandler(run.State, TestContext.Current.CancellationToken)
            .HandleAsync(new Homelab.Engine.Server.RpcCall(request.Memory, _ => null));

        Assert.Equal(Grpc.Core.StatusCode.OK, reply.Status);
        Assert.Equal(Map(("a", value)), run.Find("deep").Inputs);
    }
}
