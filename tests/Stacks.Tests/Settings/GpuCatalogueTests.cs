using System.Text.Json;
using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Homelab.Components.Gpu;
using Homelab.Stacks.Settings;
using Xunit;

namespace Homelab.Stacks.Tests.Settings;

/// <summary>Holds what Pulumi.yaml says of GPUs against the code.</summary>
public sealed class GpuCatalogueTests
{
    private static readonly JsonElement Documented = Catalogue.Documented("gpu");

    [Fact]
    public void CanBeRead_AsItStands() => CatalogueAssert.CanBeRead("gpu", Documented, GpuSettings.Read);

    [Fact]
    public void Lists_EveryMemberOfTheRecords()
    {
        CatalogueAssert.Members<GpuSettings>(Documented);
        CatalogueAssert.Members<GpuSharing>(Documented.GetProperty("sharing")[0]);
        CatalogueAssert.Members<GpuTeam>(Documented.GetProperty("teams")[0]);
        CatalogueAssert.Members<GpuExemption>(Documented.GetProperty("exemptions")[0]);
        CatalogueAssert.Members<GpuCullerOptions>(Documented.GetProperty("culler"));
        CatalogueAssert.Members<GpuCullerPrometheus>(Documented.GetProperty("culler").GetProperty("prometheus"));
        CatalogueAssert.Members<ExistingPriorityClass>(Documented.GetProperty("existingPriorityClasses")[0]);
    }

    [Fact]
    public void Shows_TheDefault_OfEverySettingThatItDoesNotCallAnExample()
    {
        var documented = Read(Documented);
        var defaults = Read(JsonSerializer.SerializeToElement(new { teams = Array.Empty<object>() }));
        var compared = 0;
        foreach (var property in typeof(GpuSettings).GetProperties().Where(property => !Catalogue.IsExample($"gpu/{CatalogueAssert.Camel(property.Name)}")))
        {
            Assert.Equal(property.GetValue(defaults), property.GetValue(documented));
            compared++;
        }

        Assert.True(compared >= 9, $"{compared} defaults are listed");
    }

    [Fact]
    public void Shows_TheDefaultsOfTheCuller() => Assert.Equal(new GpuCullerOptions(), Read(Documented).Culler);

    [Theory]
    [InlineData("gpu/culler/idleMinutes", GpuCullerOptions.LeastIdleMinutes, GpuCullerOptions.MostIdleMinutes)]
    [InlineData("gpu/sharing/replicas", GpuSharing.MinReplicas, GpuSharing.MaxReplicas)]
    [InlineData("gpu/maxUnitsPerPod", 1, GpuPlan.HighestMaxUnitsPerPod)]
    [InlineData("gpu/teams/quotas", 0, GpuTeamSettings.MaxUnits)]
    public void States_TheLimitsThatTheCodeEnforces(string path, int least, int most) =>
        CatalogueAssert.Limits(path, least, most);

    [Fact]
    public void Names_EveryChoice()
    {
        CatalogueAssert.Named("gpu/engine", Choice.Names<GpuEngine>());
        CatalogueAssert.Named("gpu/sharing/vendor", Choice.Names<GpuVendor>());
        CatalogueAssert.Named("gpu/sharing/strategy", Choice.Names<GpuSharingStrategy>());
        CatalogueAssert.Named("gpu/migStrategy", Choice.Names<MigStrategy>());
        CatalogueAssert.Named("gpu/teams/maxClass", Choice.Names<GpuPriorityClass>());
        CatalogueAssert.Named("gpu/validationActions", Choice.Names<ValidationAction>());
        CatalogueAssert.Named("gpu/deviceListStrategy", Choice.Names<DeviceListStrategy>());
    }

    private static GpuSettings Read(JsonElement json) => GpuSettings.Read(new SettingsSection("homelab:gpu", json, []));
}
