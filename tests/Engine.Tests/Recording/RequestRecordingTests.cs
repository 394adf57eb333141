using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Homelab.Engine.Tests.Evaluation;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Recording;

public sealed class RequestRecordingTests
{
    private const string Urn = "urn:pulumi:dev::shop::random:index/randomId:RandomId::a";

    [Fact]
    public async Task Line_HoldsTheRequestUnderTheProtocolsNames_WithoutDefaults()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(("length", Value.ForNumber(5)), ("keepers", Object(("k", Text("v")))));
        request.Protect = false;
        request.Version = "4.21.2";
        request.IgnoreChanges.Add("length");
        request.Dependencies.Add(TestRun.StackUrn);
        request.CustomTimeouts = new() { Create = "5m" };
        request.PropertyDependencies.Add("length", new() { Urns = { TestRun.StackUrn } });
        request.Aliases.Add(new Alias { Spec = new() { Name = "old" } });
        request.PluginChecksums.Add("linux", ByteString.CopyFrom(1, 2));

        await run.RegisterAsync(request);

        Assert.Equal(
            """
            {"method":"RegisterResource","urn":"URN","request":{
            "type":"random:index/randomId:RandomId","name":"a","parent":"STACK","custom":true,
            "object":{"keepers":{"k":"v"},"length":5},"protect":false,"dependencies":["STACK"],
            "propertyDependencies":{"length":{"urns":["STACK"]}},"version":"4.21.2","ignoreChanges":["length"],
            "acceptSecrets":true,"customTimeouts":{"create":"5m"},"acceptResources":true,
            "aliases":[{"spec":{"name":"old"}}],"pluginChecksums":{"linux":"AQI="},"supportsResultReporting":true}}
            """.ReplaceLineEndings(string.Empty).Replace("URN", Urn, StringComparison.Ordinal).Replace("STACK", TestRun.StackUrn, StringComparison.Ordinal),
            Line(run, "\"name\":\"a\""));
    }

    [Fact]
    public async Task SpecialValues_AreMarkedByOneKey()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(
            ("$pulumi", Text("own")),
            ("archive", Special("0def7320c3a5731c473e5ecbe6d01bc7", ("assets", Object(("a", Special("c44067f5952c0a294b673a41bacd8c17", ("text", Text("")))))))),
            ("asset", Special("c44067f5952c0a294b673a41bacd8c17", ("uri", Text("https://example.com")))),
            ("component", Special("5cf8f73096256a8f31e491e813e4eb8e", ("urn", Text(TestRun.StackUrn)))),
            ("nan", Value.ForNumber(double.NaN)),
            ("nothing", Value.ForNull()),
            ("output", Special("d0e6a833031e9bbcd3f4e8bde6ca49a4", ("value", Text("x")), ("dependencies", Value.ForList(Text(TestRun.StackUrn))))),
            ("resource", Special("5cf8f73096256a8f31e491e813e4eb8e", ("urn", Text(TestRun.StackUrn)), ("id", Text("")))),
            ("secretOutput", Special("d0e6a833031e9bbcd3f4e8bde6ca49a4", ("value", Text("x")), ("secret", Value.ForBool(true)))),
            ("unknown", Text(Unknown)));

        await run.RegisterAsync(request);

        Assert.Contains(
            """
            "object":{"$$pulumi":"own",
            "archive":{"$pulumi":"archive","assets":{"a":{"$pulumi":"asset","text":""}}},
            "asset":{"$pulumi":"asset","uri":"https://example.com"},
            "component":{"$pulumi":"resource","urn":"STACK"},
            "nan":{"$pulumi":"number","value":"NaN"},
            "nothing":null,
            "output":{"$pulumi":"output","value":"x","dependencies":["STACK"]},
            "resource":{"$pulumi":"resource","urn":"STACK","id":{"$pulumi":"unknown"}},
            "secretOutput":{"$pulumi":"output","kind":"string","secret":true,"dependencies":[]},
            "unknown":{"$pulumi":"unknown"}}
            """.ReplaceLineEndings(string.Empty).Replace("STACK", TestRun.StackUrn, StringComparison.Ordinal),
            Line(run, "\"name\":\"a\""),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"hunter2\"", "string")]
    [InlineData("2222", "number")]
    [InlineData("true", "bool")]
    [InlineData("null", "null")]
    [InlineData("[\"hunter2\"]", "array")]
    [InlineData("{\"password\":\"hunter2\"}", "object")]
    [InlineData($"\"{Unknown}\"", "unknown")]
    public async Task Secret_IsWrittenAsItsKindAlone(string json, string kind)
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(("secret", WireSecret(Value.Parser.ParseJson(json))));

        await run.RegisterAsync(request);

        var line = Line(run, "\"name\":\"a\"");
        Assert.Contains($"\"object\":{{\"secret\":{{\"$pulumi\":\"secret\",\"kind\":\"{kind}\"}}}},\"acceptSecrets\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretOfTheConfig_IsHidden_WhereItLostItsMark()
    {
        await using var run = await (await TestRun.StartAsync(Environment.CurrentDirectory, [], secrets: "hunter2")).WithStackAsync();

        await run.Monitor.InvokeAsync(
            new ResourceInvokeRequest { Tok = "test:index:getThing", Args = Wire(("url", Text("https://me:hunter2@example.com"))) },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"method":"Invoke","request":{"tok":"test:index:getThing","args":{"url":"https://me:[secret]@example.com"}}}""",
            run.Recording.Lines[0]);
    }

    [Fact]
    public async Task Order_IsThatOfTheContent_NotOfTheArrival()
    {
        await using var first = await (await TestRun.StartAsync()).WithStackAsync();
        await using var second = await (await TestRun.StartAsync()).WithStackAsync();

        foreach (var name in new[] { "a", "b", "c" })
        {
            await first.RegisterAsync(Component(name));
            await first.Monitor.RegisterResourceOutputsAsync(Outputs(name), cancellationToken: TestContext.Current.CancellationToken);
        }

        foreach (var name in new[] { "c", "a", "b" })
        {
            await second.RegisterAsync(Component(name));
        }

        await Task.WhenAll(new[] { "b", "a", "c" }.Select(name =>
            second.Monitor.RegisterResourceOutputsAsync(Outputs(name), cancellationToken: TestContext.Current.CancellationToken).ResponseAsync));

        Assert.Equal(first.Recording.Lines, second.Recording.Lines);
        Assert.Equal(
            ["RegisterResource shop-dev", "RegisterResource a", "RegisterResourceOutputs a", "RegisterResource b", "RegisterResourceOutputs b", "RegisterResource c", "RegisterResourceOutputs c"],
            first.Recording.Lines.Select(line => $"{line.Split('"')[3]} {line.Split('"')[7].Split("::")[^1]}"));
    }

    [Fact]
    public async Task Failure_IsToldBesideTheRequest()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        await run.RegisterAsync(Custom("failed", "no-type"));
        var skipped = Custom("skipped");
        skipped.Dependencies.Add("urn:pulumi:dev::shop::no-type::failed");
        await run.RegisterAsync(skipped);
        await Assert.ThrowsAsync<RpcException>(() => run.Monitor.ReadResourceAsync(
            new ReadResourceRequest { Type = "a:b:c", Name = "read" }, cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Assert.Contains("\"result\":\"FAIL\",\"request\":{\"type\":\"no-type\"", Line(run, "\"name\":\"failed\""), StringComparison.Ordinal);
        Assert.Contains("\"result\":\"SKIP\",\"request\":{\"type\"", Line(run, "\"name\":\"skipped\""), StringComparison.Ordinal);
        Assert.StartsWith(
            """{"method":"ReadResource","error":"the id of the resource 'urn:pulumi:dev::shop::a:b:c::read' to read is empty","request":{""",
            Line(run, "\"name\":\"read\""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatARunHasOfItsOwn_IsLeftOut()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var callback = await run.TransformAsync(_ => new TransformResponse());
        await run.Monitor.RegisterStackTransformAsync(callback, cancellationToken: TestContext.Current.CancellationToken);
        var request = Custom("a");
        request.Transforms.Add(callback);
        request.SourcePosition = new SourcePosition { Uri = $"file://{Environment.CurrentDirectory}/index.js", Line = 12, Column = 3 };
        request.StackTrace = new StackTrace { Frames = { new StackFrame { Pc = request.SourcePosition } } };
        var other = Custom("b");
        other.SourcePosition = new SourcePosition { Uri = "file:///elsewhere/index.js", Line = 1 };

        await run.RegisterAsync(request);
        await run.RegisterAsync(other);

        Assert.Equal("""{"method":"RegisterStackTransform","request":{}}""", run.Recording.Lines[0]);
        Assert.EndsWith(
            "\"acceptResources\":true,\"sourcePosition\":\"project:///index.js#12,3\",\"transforms\":[{}],\"supportsResultReporting\":true}}",
            Line(run, "\"name\":\"a\""),
            StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", Line(run, "\"name\":\"b\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PackageReference_IsTheSameInEachRun()
    {
        var references = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var run = await TestRun.StartAsync();
            var response = await run.Monitor.RegisterPackageAsync(
                new RegisterPackageRequest { Name = "terraform-provider", Version = "1.0.0" },
                cancellationToken: TestContext.Current.CancellationToken);
            references.Add(response.Ref);
        }

        Assert.True(Guid.TryParse(references[0], out _));
        Assert.Equal(references[0], references[1]);
    }

    private static string Line(TestRun run, string part) =>
        Assert.Single(run.Recording.Lines, line => line.Contains(part, StringComparison.Ordinal));

    private static RegisterResourceOutputsRequest Outputs(string name) =>
        new() { Urn = $"urn:pulumi:dev::shop::shop:index:Cart::{name}", Outputs = Wire(("name", Text(name))) };
}
