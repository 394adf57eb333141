using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Pulumirpc;
using Xunit;
using Answer = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Pulumi.Sdk.Tests.Deployments;

/// <summary>Calling providers' functions and resources' methods.</summary>
public sealed class InvokeTests
{
    [Fact]
    public async Task Request_IsExact()
    {
        await using var engine = new TestEngine { IsPreview = false };

        var code = await engine.RunAsync(async () =>
        {
            var provider = new TestProvider("p");
            var options = new InvokeOptions { Provider = provider, Version = "1.0.0", PluginDownloadURL = "https://plugins" };
            var result = Deployment.Instance.Invoke<Answer>("test:index:get", Args(("a", "b")), options);
            Assert.Equal("b", (await OutputUtilities.GetValueAsync(result))["a"]);
        });

        Assert.Equal(0, code);
        Assert.Equal(
            new ResourceInvokeRequest
            {
                Tok = "test:index:get",
                Args = Given.Struct(("a", Value.ForString("b"))),
                Provider = $"{TestEngine.UrnOf("pulumi:providers:test", "p")}::p-id",
                Version = "1.0.0",
                PluginDownloadURL = "https://plugins",
                AcceptResources = true,
            },
            Assert.Single(engine.Invokes));
    }

    [Fact]
    public async Task Provider_IsTheParents_WhenOfThePackage()
    {
        await using var engine = new TestEngine { IsPreview = false };

        await engine.RunAsync(() =>
        {
            var box = new Box("box", new() { Provider = new TestProvider("p") }, 0);
            Deployment.Instance.Invoke<Answer>("test:index:get", InvokeArgs.Empty, new InvokeOptions { Parent = box });
            Deployment.Instance.Invoke<Answer>("other:index:get", InvokeArgs.Empty, new InvokeOptions { Parent = box });
        });

        Assert.EndsWith("::p-id", engine.Invokes.Single(request => request.Tok == "test:index:get").Provider, StringComparison.Ordinal);
        Assert.Equal("", engine.Invokes.Single(request => request.Tok == "other:index:get").Provider);
    }

    [Fact]
    public async Task UnknownArguments_GiveAnUnknownResult_WithoutACall()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(async () =>
        {
            var e = new Echo("e");
            var result = Deployment.Instance.Invoke<Answer>("test:index:get", Args(("a", e.Id), ("s", Given.Secret("x"))));
            Assert.Equal(new Facts<Answer>(null!, false, false, ""), await Facts<Answer>.OfAsync(result));
        });

        Assert.Equal(0, code);
        Assert.Empty(engine.Invokes);
    }

    [Fact]
    public async Task SecretArguments_DoNotMakeTheResultSecret()
    {
        await using var engine = new TestEngine { OnInvoke = _ => new ResourceInvokeResponse { Return = new Struct() } };

        var code = await engine.RunAsync(async () =>
        {
            var result = Deployment.Instance.Invoke<Answer>("test:index:get", Args(("s", Given.Secret("x"))));
            Assert.False(await Output.IsSecretAsync(result));
        });

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Dependencies_ThatAreNotThereYet_GiveAnUnknownResult()
    {
        await using var engine = new TestEngine();

        var code = await engine.RunAsync(async () =>
        {
            var result = Deployment.Instance.Invoke<Answer>("test:index:get", InvokeArgs.Empty, new InvokeOutputOptions { DependsOn = { new Box("box") } });
            Assert.False(await OutputUtilities.GetIsKnownAsync(result));
        });

        Assert.Equal(0, code);
        Assert.Empty(engine.Invokes);
    }

    [Fact]
    public async Task Dependencies_ThatAreThere_BecomeTheResults()
    {
        await using var engine = new TestEngine { IsPreview = false };

        var code = await engine.RunAsync(async () =>
        {
            var e = new Echo("e");
            var result = Deployment.Instance.Invoke<Answer>("test:index:get", Args(("a", e.Id)), new InvokeOutputOptions { DependsOn = { new Echo("f") } });
            Assert.Equal("e,f", (await Facts<Answer>.OfAsync(result)).Dependencies);
        });

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Dependencies_AreTheResourcesNamed_NotThoseThatTheListCameFrom()
    {
        await using var engine = new TestEngine { IsPreview = false };

        var code = await engine.RunAsync(async () =>
        {
            Resource f = new Echo("f");
            var list = OutputUtilities.WithDependency(Output.Create(new[] { f }), new Echo("e"));
            var result = Deployment.Instance.Invoke<Answer>("test:index:get", InvokeArgs.Empty, new InvokeOutputOptions { DependsOn = list });
            Assert.Equal("f", (await Facts<Answer>.OfAsync(result)).Dependencies);
        });

        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("invoke")]
    [InlineData("call")]
    public async Task Arguments_ThatCannotBeSent_AreReported_AndFailTheResultAlone(string kind)
    {
        await using var engine = new TestEngine();
        var args = new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("long", Output.Create((object)5L)));

        await engine.RunAsync(() => _ = kind == "invoke"
            ? Deployment.Instance.Invoke<Answer>("test:index:get", args)
            : Deployment.Instance.Call<Answer>("test:index:get", new LongArgs()));

        Assert.Equal(
            $"The arguments of {kind} test:index:get cannot be sent: System.InvalidOperationException: " +
            "error serializing property \"long\": System.Int64 is not a supported argument type.",
            engine.Logs.First().Message.Split('\n')[0]);
    }

    [Fact]
    public async Task Single_ResultsMayHaveTheEnginesOwnMembersBeside()
    {
        await using var engine = new TestEngine
        {
            OnInvoke = _ => new ResourceInvokeResponse { Return = Given.Struct(("__defaults", Value.ForList()), ("only", Value.ForString("one"))) },
        };

        var code = await engine.RunAsync(async () =>
            Assert.Equal("one", await Deployment.Instance.InvokeSingleAsync<string>("test:index:get", InvokeArgs.Empty)));

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Results_KeepSecretsAndUnknowns()
    {
        await using var engine = new TestEngine
        {
            OnInvoke = request => new ResourceInvokeResponse
            {
                Return = Given.Struct(("a", request.Tok.Contains("secret", StringComparison.Ordinal)
                    ? Given.SecretValue(Value.ForString("s"))
                    : Value.ForString(Given.UnknownText))),
            },
        };

        var code = await engine.RunAsync(async () =>
        {
            Assert.True(await Output.IsSecretAsync(Deployment.Instance.Invoke<Answer>("test:index:secret", InvokeArgs.Empty)));
            Assert.False(await OutputUtilities.GetIsKnownAsync(Deployment.Instance.Invoke<Answer>("test:index:unknown", InvokeArgs.Empty)));
        });

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Plain_CallsReturnValues()
    {
        await using var engine = new TestEngine { OnInvoke = _ => new ResourceInvokeResponse { Return = Given.Struct(("only", Value.ForString("one"))) } };

        var code = await engine.RunAsync(async () =>
        {
            Assert.Equal("one", (await Deployment.Instance.InvokeAsync<Answer>("test:index:get", Args(("a", 1))))["only"]);
            Assert.Equal("one", await Deployment.Instance.InvokeSingleAsync<string>("test:index:get", InvokeArgs.Empty));
            Assert.Equal("one", await OutputUtilities.GetValueAsync(Deployment.Instance.InvokeSingle<string>("test:index:get", InvokeArgs.Empty)));
            await Deployment.Instance.InvokeAsync("test:index:get", InvokeArgs.Empty);
        });

        Assert.Equal(0, code);
        Assert.Equal(4, engine.Invokes.Count);
    }

    [Fact]
    public async Task Failures_AreListed()
    {
        await using var engine = new TestEngine
        {
            OnInvoke = _ => new ResourceInvokeResponse
            {
                Failures = { new CheckFailure { Property = "text", Reason = "is bad" }, new CheckFailure { Reason = "is worse" } },
            },
        };

        var code = await engine.RunAsync(() => _ = Deployment.Instance.Invoke<Answer>("test:index:get", InvokeArgs.Empty));

        Assert.Equal(32, code);
        Assert.Contains("Invoke of 'test:index:get' failed: is bad (text); is worse ()", Assert.Single(engine.Logs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_GetTheirResource()
    {
        await using var engine = new TestEngine { IsPreview = false };

        var code = await engine.RunAsync(async () =>
        {
            var e = new Echo("e", null, new() { Version = "1.0.0" });
            var result = Deployment.Instance.Call<Answer>("test:index:Echo/method", CallArgs.Empty, e);
            Assert.Equal("called", (await OutputUtilities.GetValueAsync(result))["answer"]);
            Deployment.Instance.Call("test:index:function", CallArgs.Empty);
        });

        Assert.Equal(0, code);
        Assert.Equal(
            new ResourceCallRequest
            {
                Tok = "test:index:Echo/method",
                Args = Given.Struct(("__self__", Given.Object(
                    (Given.Signature, Value.ForString("5cf8f73096256a8f31e491e813e4eb8e")),
                    ("id", Value.ForString("e-id")),
                    ("urn", Value.ForString(TestEngine.UrnOf("test:index:Echo", "e")))))),
                ArgDependencies = { ["__self__"] = new() },
                Version = "1.0.0",
            },
            engine.Calls.Single(request => request.Tok == "test:index:Echo/method"));
        Assert.Equal(2, engine.Calls.Count);
    }

    [Fact]
    public async Task Packages_AreRegisteredOnce_AndNamedInEveryRequest()
    {
        await using var engine = new TestEngine();
        var package = new RegisterPackageRequest("terraform-provider", "1.1.0", "https://plugins", new() { ["linux"] = [9] }, new("authentik", "2026.2.0", [1, 2, 3]));

        var code = await engine.RunAsync(async () =>
        {
            _ = new CustomResource("authentik:index/group:Group", "group", null, null, package);
            _ = new ComponentResource("authentik:index:Component", "component", null, null, remote: true, package);
            _ = new CustomResource("authentik:index/group:Group", "read", null, new CustomResourceOptions { Id = "x" }, package);
            await OutputUtilities.GetIsKnownAsync(Deployment.Instance.Invoke<Answer>("authentik:index:get", InvokeArgs.Empty, (InvokeOptions?)null, package));
            Deployment.Instance.Call("authentik:index:call", CallArgs.Empty, null, null, package);
        });

        Assert.Equal(0, code);
        var request = Assert.Single(engine.Packages);
        Assert.Equal(("terraform-provider", "1.1.0", "https://plugins"), (request.Name, request.Version, request.DownloadUrl));
        Assert.Equal([9], request.Checksums["linux"].ToByteArray());
        Assert.Equal(("authentik", "2026.2.0"), (request.Parameterization.Name, request.Parameterization.Version));
        Assert.Equal([1, 2, 3], request.Parameterization.Value.ToByteArray());
        Assert.Null(request.Extension);
        Assert.Equal(
            ["ref-authentik", "ref-authentik", "ref-authentik", "ref-authentik", "ref-authentik"],
            [engine["group"].PackageRef, engine["component"].PackageRef, Assert.Single(engine.Reads).PackageRef, Assert.Single(engine.Invokes).PackageRef, Assert.Single(engine.Calls).PackageRef]);
    }

    [Fact]
    public async Task Packages_ThatSeveralRequestsDescribe_AreRegisteredOnce()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            _ = new CustomResource("a:index:A", "first", null, null, new RegisterPackageRequest("a", "1.0.0", null));
            _ = new CustomResource("a:index:A", "second", null, null, new RegisterPackageRequest("a", "1.0.0", ""));
            _ = new CustomResource("a:index:A", "other", null, null, new RegisterPackageRequest("a", "1.0.0", null, null, new("b", "2.0.0", [1])));
        });

        Assert.Equal([null, "b"], engine.Packages.Select(package => package.Parameterization?.Name).Order());
        Assert.Equal(("ref-a", "ref-a", "ref-b"), (engine["first"].PackageRef, engine["second"].PackageRef, engine["other"].PackageRef));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 32)]
    public async Task Packages_ThatTheEngineRefuses_MatterOnlyWhenParameterised(bool isParameterised, int exitCode)
    {
        await using var engine = new TestEngine { RefusesPackages = true };
        var package = new RegisterPackageRequest("a", "1.0.0", null, null, isParameterised ? new("b", "2.0.0", [1]) : null);

        Assert.Equal(exitCode, await engine.RunAsync(() => { _ = new CustomResource("a:index:A", "a", null, null, package); }));
    }

    /// <summary>A quirk of the official SDK that the stand-in keeps: see the methods' remarks.</summary>
    [Fact]
    public async Task InvokeAsync_LeavesThePackageOut_ButInvokeSingleAsyncDoesNot()
    {
        await using var engine = new TestEngine();
        var package = new RegisterPackageRequest("a", "1.0.0", null);

        await engine.RunAsync(async () =>
        {
            await Deployment.Instance.InvokeAsync("a:index:one", InvokeArgs.Empty, null, package);
            await Deployment.Instance.InvokeAsync<Answer>("a:index:two", InvokeArgs.Empty, null, package);
            await Deployment.Instance.InvokeSingleAsync<string>("a:index:three", Args(("x", "y")), null, package);
        });

        Assert.Equal(["", "", "ref-a"], engine.Invokes.Select(request => request.PackageRef));
    }

    [Fact]
    public async Task Calls_GoToTheProviderOfTheirResource_WhateverTheOptionsSay()
    {
        await using var engine = new TestEngine();

        await engine.RunAsync(() =>
        {
            var provider = new TestProvider("p");
            var other = new TestProvider("other");
            var e = new Echo("e", null, new() { Provider = provider, Version = "1.0.0", PluginDownloadURL = "https://one" });
            Deployment.Instance.Call("test:index:Echo/method", CallArgs.Empty, e, new CallOptions { Provider = other, Version = "2.0.0", PluginDownloadURL = "https://two" });
            Deployment.Instance.Call("test:index:function", CallArgs.Empty, null, new CallOptions { Provider = other, Version = "2.0.0", PluginDownloadURL = "https://two" });
        });

        var method = engine.Calls.Single(call => call.Tok == "test:index:Echo/method");
        Assert.Contains("::p::", method.Provider, StringComparison.Ordinal);
        Assert.Equal(("1.0.0", "https://one"), (method.Version, method.PluginDownloadURL));
        var function = engine.Calls.Single(call => call.Tok == "test:index:function");
        Assert.Contains("::other::", function.Provider, StringComparison.Ordinal);
        Assert.Equal(("2.0.0", "https://two"), (function.Version, function.PluginDownloadURL));
    }

    private sealed class LongArgs : CallArgs
    {
        [Input("long")]
        public Input<object> Long { get; } = 5L;
    }

    private static DictionaryInvokeArgs Args(params (string Name, object? Value)[] values) =>
        new(values.ToImmutableDictionary(value => value.Name, value => value.Value));
}
