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
    public void CanBeRead_AsItStands() => CatalogueAssert.CanBeRead("apps", Documented, AppsSettings.Read);

    [Fact]
    public void Lists_EveryMemberOfTheRecords()
    {
        var jellyfin = Documented.GetProperty("jellyfin");
        string[] claim = ["sizeGiB", "use"];

        CatalogueAssert.Members<AppsSettings>(Documented);
        CatalogueAssert.Members<WebAppIngress>(Documented.GetProperty("ingress"));
        CatalogueAssert.Names([.. CatalogueAssert.MembersOf<JellyfinOptions>(), .. CatalogueAssert.MembersOf<WebAppOptions>(), "gpu", "team"], jellyfin);
        CatalogueAssert.Names([.. CatalogueAssert.MembersOf<OllamaOptions>(), .. CatalogueAssert.MembersOf<WebAppOptions>().Except(["host"]), "gpu", "team"], Documented.GetProperty("ollama"));
        CatalogueAssert.Names([.. CatalogueAssert.MembersOf<OpenWebUiOptions>(), .. CatalogueAssert.MembersOf<WebAppOptions>(), "team"], Documented.GetProperty("openWebUi"));
        CatalogueAssert.Members<AppResources>(jellyfin.GetProperty("resources"));
        CatalogueAssert.Members<AppClaim>(jellyfin.GetProperty("config"));
        CatalogueAssert.Names(CatalogueAssert.MembersOf<JellyfinMedia>().Except(["claim"]).Concat(claim), jellyfin.GetProperty("media"));
        CatalogueAssert.Names(CatalogueAssert.MembersOf<GpuRequest>().Except(["pods", "video"]), jellyfin.GetProperty("gpu"));
        CatalogueAssert.Members<GpuCard>(jellyfin.GetProperty("gpu").GetProperty("card"));
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
        CatalogueAssert.Limits(path, least, most);

    [Fact]
    public void Names_EveryChoice()
    {
        CatalogueAssert.Named("apps/class", Choice.Names<GpuPriorityClass>());
        CatalogueAssert.Named("apps/use", Choice.Names<StorageUse>());
        CatalogueAssert.Named("apps/media/use", Choice.Names<StorageUse>());
    }

    private static AppsSettings Read(JsonElement json) => AppsSettings.Read(new SettingsSection("homelab:apps", json, []));
}
