using Grpc.Core;
using Pulumirpc;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class AliasTests
{
    private const string Prefix = "urn:pulumi:dev::shop::";
    private const string Id = "random:index/randomId:RandomId";

    private static readonly Dictionary<string, (string Urn, Alias Alias)> Cases = new()
    {
        ["name"] = ($"{Prefix}{Id}::old", new Alias { Spec = new() { Name = "old" } }),
        ["type"] = ($"{Prefix}a:b:C::a", new Alias { Spec = new() { Type = "a:b:C" } }),
        ["stack"] = ($"urn:pulumi:prod::shop::{Id}::a", new Alias { Spec = new() { Stack = "prod" } }),
        ["project"] = ($"urn:pulumi:dev::store::{Id}::a", new Alias { Spec = new() { Project = "store" } }),
        ["parent"] = ($"{Prefix}x:y:Z${Id}::a", new Alias { Spec = new() { ParentUrn = Prefix + "x:y:Z::p" } }),
        ["stack as parent"] = ($"{Prefix}{Id}::old", new Alias { Spec = new() { Name = "old", ParentUrn = TestRun.StackUrn } }),
        ["urn"] = ($"{Prefix}q:r:S::t", new Alias { Urn = Prefix + "q:r:S::t" }),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public async Task Alias_IsTheUrnThatItDescribes(string caseName)
    {
        var (urn, alias) = Cases[caseName];
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var request = Custom("a");
        request.Aliases.Add(alias);

        await run.RegisterAsync(request);

        Assert.Equal([urn], run.Find("a").Aliases);
    }

    [Fact]
    public async Task AliasWithoutParent_KeepsTheCurrentOne_UnlessItSaysNone()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var cart = (await run.RegisterAsync(Component("cart"))).Urn;
        var request = Custom("a", parent: cart);
        request.AliasURNs.Add(Prefix + "q:r:S::t");
        request.Aliases.Add(new Alias { Spec = new() { Name = "old" } });
        request.Aliases.Add(new Alias { Spec = new() { Name = "old", NoParent = true } });
        request.Aliases.Add(new Alias { Spec = new() });

        await run.RegisterAsync(request);

        Assert.Equal(
            [$"{Prefix}q:r:S::t", $"{Prefix}shop:index:Cart${Id}::old", $"{Prefix}{Id}::old"],
            run.Find("a").Aliases);
    }

    [Fact]
    public async Task Children_InheritTheirParentsAliases_WithNamesThatFollow()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var component = Component("cart");
        component.Aliases.Add(new Alias { Spec = new() { Name = "trolley" } });
        component.Aliases.Add(new Alias { Spec = new() { Type = "shop:index:Basket" } });
        var cart = (await run.RegisterAsync(component)).Urn;
        var child = Custom("cart-id", parent: cart);
        child.Aliases.Add(new Alias { Spec = new() { Name = "cart-key" } });

        var childUrn = (await run.RegisterAsync(child)).Urn;
        await run.RegisterAsync(Custom("wheel", parent: childUrn));

        Assert.Equal(
            [
                $"{Prefix}shop:index:Cart${Id}::cart-key",
                $"{Prefix}shop:index:Cart${Id}::trolley-id",
                $"{Prefix}shop:index:Cart${Id}::trolley-key",
                $"{Prefix}shop:index:Basket${Id}::cart-id",
                $"{Prefix}shop:index:Basket${Id}::cart-key",
            ],
            run.Find("cart-id").Aliases);
        Assert.Equal(
            [$"{Prefix}shop:index:Basket${Id}${Id}::wheel"],
            run.Find("wheel").Aliases);
    }

    [Theory]
    [InlineData("nodejs", false, true)]
    [InlineData("nodejs", true, false)]
    [InlineData("dotnet", false, false)]
    public async Task NodeRequestWithoutTheFlag_MeansTheOppositeOfWhatItSays(string runtime, bool hasFlag, bool isTurned)
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var cart = (await run.RegisterAsync(Component("cart"))).Urn;
        var request = Custom("a", parent: cart);
        request.AliasSpecs = hasFlag;
        request.Aliases.Add(new Alias { Spec = new() { Name = "unset" } });
        request.Aliases.Add(new Alias { Spec = new() { Name = "none", NoParent = true } });

        await run.Monitor.RegisterResourceAsync(
            request, new Metadata { { "pulumi-runtime", runtime } }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            isTurned
                ? [$"{Prefix}{Id}::unset", $"{Prefix}shop:index:Cart${Id}::none"]
                : [$"{Prefix}shop:index:Cart${Id}::unset", $"{Prefix}{Id}::none"],
            run.Find("a").Aliases);
    }
}
