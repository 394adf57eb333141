using Homelab.Engine.Evaluation;
using Xunit;
using static Homelab.Engine.Tests.Evaluation.Given;

namespace Homelab.Engine.Tests.Evaluation;

public class InheritanceTests
{
    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string DefaultRandom = $"urn:pulumi:dev::shop::pulumi:providers:random::default::{UnknownId}";

    [Fact]
    public async Task ProtectRetainAndDeletedWith_ReachAllBelow_UnlessSetThere()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var other = (await run.RegisterAsync(Custom("other"))).Urn;
        var outer = Component("outer");
        outer.Protect = true;
        outer.RetainOnDelete = true;
        outer.DeletedWith = other;
        var inner = Component("inner", parent: (await run.RegisterAsync(outer)).Urn);
        var innerUrn = (await run.RegisterAsync(inner)).Urn;
        var own = Custom("own", parent: innerUrn);
        own.Protect = false;
        own.RetainOnDelete = false;
        own.DeletedWith = TestRun.StackUrn;

        await run.RegisterAsync(Custom("heir", parent: innerUrn));
        await run.RegisterAsync(own);

        Assert.Equal((true, true, other), Inherited(run.Find("heir")));
        Assert.Equal((false, false, TestRun.StackUrn), Inherited(run.Find("own")));
        Assert.True(run.Find("inner").Protect);
    }

    [Fact]
    public async Task Provider_ComesFromACustomParentOfTheSamePackage()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var provider = await ProviderAsync(run, "mine");
        var parent = Custom("parent");
        parent.Provider = provider;
        var parentUrn = (await run.RegisterAsync(parent)).Urn;

        await run.RegisterAsync(Custom("same", parent: parentUrn));
        await run.RegisterAsync(Custom("another", "tls:index:Key", parentUrn));

        Assert.Equal(provider, run.Find("same").Provider);
        Assert.Equal($"urn:pulumi:dev::shop::pulumi:providers:tls::default::{UnknownId}", run.Find("another").Provider);
    }

    [Fact]
    public async Task ProviderMap_ReachesAllBelowTheComponent_NearestFirst()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var (first, second, tls) = (await ProviderAsync(run, "first"), await ProviderAsync(run, "second"), await ProviderAsync(run, "t", "tls"));
        var outer = Component("outer");
        outer.Providers.Add("random", first);
        outer.Providers.Add("tls", tls);
        var outerUrn = (await run.RegisterAsync(outer)).Urn;
        var inner = Component("inner", parent: outerUrn);
        inner.Providers.Add("random", second);
        var innerUrn = (await run.RegisterAsync(inner)).Urn;

        await run.RegisterAsync(Custom("a", parent: outerUrn));
        await run.RegisterAsync(Custom("b", parent: innerUrn));
        await run.RegisterAsync(Custom("c", "tls:index:Key", innerUrn));

        Assert.Equal(first, run.Find("a").Provider);
        Assert.Equal(second, run.Find("b").Provider);
        Assert.Equal(tls, run.Find("c").Provider);
    }

    [Fact]
    public async Task Provider_IsChosenByTheNearestWord()
    {
        await using var run = await (await TestRun.StartAsync()).WithStackAsync();
        var (explicitOne, mapped, above) = (await ProviderAsync(run, "p1"), await ProviderAsync(run, "p2"), await ProviderAsync(run, "p3"));
        var component = Component("cart");
        component.Providers.Add("random", above);
        var cart = (await run.RegisterAsync(component)).Urn;
        var a = Custom("a", parent: cart);
        a.Provider = explicitOne;
        a.Providers.Add("random", mapped);
        var b = Custom("b", parent: cart);
        b.Providers.Add("random", mapped);

        await run.RegisterAsync(a);
        await run.RegisterAsync(b);
        await run.RegisterAsync(Custom("c", parent: cart));
        await run.RegisterAsync(Custom("d"));

        Assert.Equal(explicitOne, run.Find("a").Provider);
        Assert.Equal(mapped, run.Find("b").Provider);
        Assert.Equal(above, run.Find("c").Provider);
        Assert.Equal(DefaultRandom, run.Find("d").Provider);
    }

    private static (bool, bool, string?) Inherited(Registration registration) =>
        (registration.Protect, registration.RetainOnDelete, registration.DeletedWith);

    private static async Task<string> ProviderAsync(TestRun run, string name, string package = "random")
    {
        var response = await run.RegisterAsync(Provider(name, package));
        return $"{response.Urn}::{response.Id}";
    }
}
