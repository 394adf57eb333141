using Google.Protobuf.WellKnownTypes;
using Homelab.Engine.Protocol;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public sealed class AssetTests
{
    private const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    private const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    private const string HashOfX = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

    [Fact]
    public async Task Files_AreHashed_WhereverTheyStand()
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", "x");
        folder.Write("a.zip", "x");
        await using var run = await (await TestRun.StartAsync(folder.Path, [])).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(
            ("archive", Special(Archive, ("path", Text("a.zip")))),
            ("list", Value.ForList(Object(("file", Special(Asset, ("path", Text("a.txt"))))))),
            ("secret", WireSecret(Special(Asset, ("text", Text("x"))))),
            ("hashed", Special(Asset, ("path", Text("missing.txt")), ("hash", Text("known")))));

        var response = await run.RegisterAsync(request);

        Assert.Equal(Result.Success, response.Result);
        Assert.Equal(
            Map(
                ("archive", new ArchiveValue(null, "a.zip", null, HashOfX)),
                ("hashed", new AssetValue(null, "missing.txt", null, "known")),
                ("list", new ArrayValue([new ObjectValue(Map(("file", new AssetValue(null, "a.txt", null, HashOfX))))])),
                ("secret", new SecretValue(new AssetValue("x", null, null, HashOfX)))),
            run.Find("a").Inputs);
    }

    [Fact]
    public async Task FileThatIsMissing_FailsItsResource()
    {
        using var folder = new TestFolder();
        await using var run = await (await TestRun.StartAsync(folder.Path, [])).WithStackAsync();
        var request = Custom("a");
        request.Object = Wire(("source", Object(("code", Special(Archive, ("path", Text("missing")))))));

        var response = await run.RegisterAsync(request);

        Assert.Equal(Result.Fail, response.Result);
        Assert.Equal(
            $"urn:pulumi:dev::shop::random:index/randomId:RandomId::a: failed to compute asset hash for \"source\": Could not find the folder '{Path.Combine(folder.Path, "missing")}'.",
            Assert.Single(run.Errors));
    }
}
