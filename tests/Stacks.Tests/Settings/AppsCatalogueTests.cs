using System.Reflection;
using System.Text.Json;
using Homelab.Cluster;
using Homelab.Components.Apps;
using Homelab.Components.Storage;
using Homelab.Stacks.Settings;
using Xunit;

namespace Homelab.Stacks.Tests.Settings;

/// <summary>Holds what Pulumi.yaml says of apps against the code.</summary>
public sealed class AppsCatalogueTests
{
    private static readonly JsonElement Documented = Catalogue.Documented("apps");

    [Fact]
    public void CanBeRead_AsItStands()
    {
        var faults = new List<Fault>();
        var section = new SettingsSection("homelab:apps", Documented, faults);

        _ = AppsSettings.Read(section);
        section.RejectUnknown();

        Assert.Empty(faults);
    }

    [Fact]
    public void Lists_EveryMemberOfTheRecords()
    {
        var jellyfin = Documented.GetProperty("jellyfin");
        string[] claim = ["sizeGiB", "use"];

        AssertNames(Members<AppsSettings>(), Documented);
        AssertNames(Members<WebAppIngress>(), Documented.GetProperty("ingress"));
        AssertNames([.. Members<JellyfinOptions>(), .. Members<WebAppOptions>(), "gpu", "team"], jellyfin);
        AssertNames([.. Members<OllamaOptions>(), .. Members<WebAppOptions>().Except(["host"]), "gpu", "team"], Documented.GetProperty("ollama"));
        AssertNames([.. Members<OpenWebUiOptions>(), .. Members<WebAppOptions>(), "team"], Documented.GetProperty("openWebUi"));
        AssertNames(Members<AppResources>(), jellyfin.GetProperty("resources"));
        AssertNames(Members<AppClaim>(), jellyfin.GetProperty("config"));
        AssertNames(Members<JellyfinMedia>().Except(["claim"]).Concat(claim), jellyfin.GetProperty("media"));
        AssertNames(Members<GpuRequest>().Except(["pods", "video"]), jellyfin.GetProperty("gpu"));
        AssertNames(Members<GpuCard>(), jellyfin.GetProperty("gpu").GetProperty("card"));
    }

    [Fact]
    public void Shows_TheDefaults()
    {
        var documented = Read(Documented);
        var defaults = Read(JsonSerializer.SerializeToElement(new { jellyfin = new { }, ollama = new { }, openWebUi = new { } }));

        Assert.Equal(defaults.Keep, documented.Keep);
        Assert.Equal(
            defaults.Jellyfin!.App,
            documented.Jellyfin!.App with
            {
                Host = null,
                Config = documented.Jellyfin.App.Config with { Use = null },
                Media = documented.Jellyfin.App.Media with { Claim = documented.Jellyfin.App.Media.Claim with { Use = null } },
            });
        Assert.Equal(defaults.Ollama!.App, documented.Ollama!.App);
        Assert.Equal(defaults.OpenWebUi!.App, documented.OpenWebUi!.App with { Host = null });
        Assert.Equal(new WebAppIngress("home.example") { ClusterIssuer = "letsencrypt", ControllerLabels = documented.Ingress!.ControllerLabels }, documented.Ingress);
        Assert.Equal(WebAppIngress.TraefikLabels, documented.Ingress!.ControllerLabels);
    }

    [Theory]
    [InlineData("apps/cpuMillis", 1, AppResources.MostCpuMillis)]
    [InlineData("apps/memoryMiB", 1, AppResources.MostMemoryMiB)]
    [InlineData("apps/memoryLimitMiB", 1, AppResources.MostMemoryMiB)]
    [InlineData("apps/units", 1, GpuPlan.HighestMaxUnitsPerPod)]
    [InlineData("apps/sizeGiB", 1, AppClaim.MostGiB)]
    [InlineData("apps/media/sizeGiB", 1, AppClaim.MostGiB)]
    [InlineData("apps/cacheGiB", 1, JellyfinOptions.MostCacheGiB)]
    [InlineData("apps/replicas", 1, OllamaOptions.MostReplicas)]
    public void States_TheLimitsThatTheCodeEnforces(string path, int least, int most) =>
        Assert.Contains($"{least} to {most}", Catalogue.Comment(path), StringComparison.Ordinal);

    [Fact]
    public void Names_EveryChoice()
    {
        Assert.All(Choice.Names<GpuPriorityClass>(), name => Assert.Contains(name, Catalogue.Comment("apps/class"), StringComparison.Ordinal));
        Assert.All(Choice.Names<StorageUse>(), name => Assert.Contains(name, Catalogue.Comment("apps/use"), StringComparison.Ordinal));
        Assert.All(Choice.Names<StorageUse>(), name => Assert.Contains(name, Catalogue.Comment("apps/media/use"), StringComparison.Ordinal));
    }

    private static void AssertNames(IEnumerable<string> names, JsonElement documented) => Assert.Equal(
        names.Order(StringComparer.Ordinal), documented.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Members<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite)
            .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);

    private static AppsSettings Read(JsonElement json) => AppsSettings.Read(new SettingsSection("homelab:apps", json, []));
}
