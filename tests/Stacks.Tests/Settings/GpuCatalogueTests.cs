using System.Reflection;
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
    public void CanBeRead_AsItStands()
    {
        var faults = new List<Fault>();
        var section = new SettingsSection("homelab:gpu", Documented, faults);

        _ = GpuSettings.Read(section);
        section.RejectUnknown();

        Assert.Empty(faults);
    }

    [Fact]
    public void Lists_EveryMemberOfTheRecords()
    {
        AssertMembers<GpuSettings>(Documented);
        AssertMembers<GpuSharing>(Documented.GetProperty("sharing")[0]);
        AssertMembers<GpuTeam>(Documented.GetProperty("teams")[0]);
        AssertMembers<GpuExemption>(Documented.GetProperty("exemptions")[0]);
        AssertMembers<GpuCullerOptions>(Documented.GetProperty("culler"));
        AssertMembers<GpuCullerPrometheus>(Documented.GetProperty("culler").GetProperty("prometheus"));
        AssertMembers<ExistingPriorityClass>(Documented.GetProperty("existingPriorityClasses")[0]);
    }

    [Fact]
    public void Shows_TheDefault_OfEverySettingThatItDoesNotCallAnExample()
    {
        var documented = Read(Documented);
        var defaults = Read(JsonSerializer.SerializeToElement(new { teams = Array.Empty<object>() }));
        var compared = 0;
        foreach (var property in typeof(GpuSettings).GetProperties().Where(property => !Catalogue.IsExample($"gpu/{Camel(property.Name)}")))
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
        Assert.Contains($"{least} to {most}", Catalogue.Comment(path), StringComparison.Ordinal);

    [Fact]
    public void Names_EveryChoice()
    {
        AssertNamed("gpu/engine", Choice.Names<GpuEngine>());
        AssertNamed("gpu/sharing/vendor", Choice.Names<GpuVendor>());
        AssertNamed("gpu/sharing/strategy", Choice.Names<GpuSharingStrategy>());
        AssertNamed("gpu/migStrategy", Choice.Names<MigStrategy>());
        AssertNamed("gpu/teams/maxClass", Choice.Names<GpuPriorityClass>());
        AssertNamed("gpu/validationActions", Choice.Names<ValidationAction>());
        AssertNamed("gpu/deviceListStrategy", Choice.Names<DeviceListStrategy>());
    }

    private static void AssertNamed(string path, IEnumerable<string> names) =>
        Assert.All(names, name => Assert.Contains(name, Catalogue.Comment(path), StringComparison.Ordinal));

    private static void AssertMembers<T>(JsonElement documented) => Assert.Equal(
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property => Camel(property.Name))
            .Order(StringComparer.Ordinal),
        documented.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));

    private static GpuSettings Read(JsonElement json) => GpuSettings.Read(new SettingsSection("homelab:gpu", json, []));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
