using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Homelab.Cluster;
using Homelab.Components.Storage;
using Homelab.Stacks.Settings;
using Xunit;

namespace Homelab.Stacks.Tests.Settings;

/// <summary>Pulumi.yaml lists every setting in comments that are themselves YAML; here they are held against the code.</summary>
public sealed partial class CatalogueTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(StackFile.Folder, "Pulumi.yaml"));

    [Fact]
    public void Lists_ExactlyTheKeysThatAreRead() =>
        Assert.Equal(HomelabSettings.Keys, Lines.Select(line => DeclaredKey().Match(line)).Where(match => match.Success).Select(match => match.Groups["key"].Value));

    [Theory]
    [InlineData(HomelabSettings.ClusterKey)]
    [InlineData(HomelabSettings.StorageKey)]
    public void CanBeRead_AsItStands(string key)
    {
        var faults = new List<Fault>();
        var section = new SettingsSection($"homelab:{key}", Documented(key), faults);

        _ = key == HomelabSettings.ClusterKey ? (object)ClusterSettings.Read(section) : StorageSettings.Read(section);
        section.RejectUnknown();

        Assert.Empty(faults);
    }

    [Fact]
    public void Lists_EveryMemberOfTheRecords()
    {
        var cluster = Documented(HomelabSettings.ClusterKey);
        var node = cluster.GetProperty("nodes")[0];
        var storage = Documented(HomelabSettings.StorageKey);

        AssertMembers<ClusterInventory>(cluster);
        AssertMembers<Node>(node);
        AssertMembers<Gpu>(node.GetProperty("gpu"));
        AssertMembers<StorageSettings>(storage);
        AssertMembers<LonghornStorageClass>(storage.GetProperty("storageClasses")[0]);
    }

    [Fact]
    public void Shows_TheDefault_OfEverySettingThatItDoesNotCallAnExample()
    {
        var documented = ReadStorage(Documented(HomelabSettings.StorageKey));
        var defaults = ReadStorage(JsonSerializer.SerializeToElement(new { backend = "longhorn" }));
        var compared = 0;
        foreach (var property in typeof(StorageSettings).GetProperties())
        {
            if (!IsExample(HomelabSettings.StorageKey, Camel(property.Name)) && property.PropertyType != typeof(System.Collections.Immutable.ImmutableArray<LonghornStorageClass>))
            {
                Assert.Equal(property.GetValue(defaults), property.GetValue(documented));
                compared++;
            }
        }

        Assert.True(compared >= 10, $"{compared} defaults are listed");
        Assert.Equal(Assert.Single(defaults.StorageClasses).Name, Assert.Single(documented.StorageClasses).Name);
        Assert.Equal(Assert.Single(defaults.StorageClasses).FileSystem, Assert.Single(documented.StorageClasses).FileSystem);
    }

    [Theory]
    [InlineData(HomelabSettings.StorageKey, "replicas", 1, LonghornLimits.MaxReplicas)]
    [InlineData(HomelabSettings.StorageKey, "storageOverProvisioningPercentage", 0, LonghornLimits.MaxOverProvisioningPercentage)]
    [InlineData(HomelabSettings.StorageKey, "storageMinimalAvailablePercentage", 0, 100)]
    [InlineData(HomelabSettings.StorageKey, "csiReplicaCount", 1, LonghornLimits.MaxCsiReplicas)]
    [InlineData(HomelabSettings.StorageKey, "uiReplicas", 0, LonghornLimits.MaxUiReplicas)]
    [InlineData(HomelabSettings.ClusterKey, "count", 1, ClusterSettings.MaxGpus)]
    public void States_TheLimitsThatTheCodeEnforces(string section, string key, int least, int most) =>
        Assert.Contains($"{least} to {most}", Comment(section, key), StringComparison.Ordinal);

    [Fact]
    public void Names_EveryChoice()
    {
        AssertNames<Cni>(HomelabSettings.ClusterKey, "cni");
        AssertNames<NodeRole>(HomelabSettings.ClusterKey, "role");
        AssertNames<GpuVendor>(HomelabSettings.ClusterKey, "vendor");
        AssertNames<StorageBackend>(HomelabSettings.StorageKey, "backend");
        AssertNames<DataLocality>(HomelabSettings.StorageKey, "dataLocality");
        AssertNames<ReclaimPolicy>(HomelabSettings.StorageKey, "reclaimPolicy");
        AssertNames<NodeDrainPolicy>(HomelabSettings.StorageKey, "nodeDrainPolicy");
        AssertNames<FileSystem>(HomelabSettings.StorageKey, "fileSystem");
    }

    private static void AssertNames<T>(string section, string key)
        where T : class, IChoice<T> =>
        Assert.All(Choice.Names<T>(), name => Assert.Contains(name, Comment(section, key), StringComparison.Ordinal));

    private static void AssertMembers<T>(JsonElement documented) => Assert.Equal(
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property => Camel(property.Name))
            .Order(StringComparer.Ordinal),
        documented.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));

    private static StorageSettings ReadStorage(JsonElement json) =>
        StorageSettings.Read(new SettingsSection("homelab:storage", json, []));

    private static JsonElement Documented(string key) =>
        JsonDocument.Parse(StackFile.ToJson(string.Join('\n', Block(key)))).RootElement.GetProperty($"homelab:{key}");

    private static bool IsExample(string section, string key) => Comment(section, key).Contains("xample", StringComparison.Ordinal);

    // The comment lines above the first line that sets the key.
    private static string Comment(string section, string key)
    {
        var block = Block(section).ToList();
        var at = block.FindIndex(line => Regex.IsMatch(line, $@"^[ -]+{Regex.Escape(key)}:"));
        Assert.True(at > 0, $"{key} is not listed");
        return string.Join(' ', block.Take(at).Reverse().TakeWhile(line => line.TrimStart().StartsWith('#')).Reverse().Select(line => line.Trim(' ', '#')));
    }

    // The comment below a declaration, as the YAML that it is.
    private static IEnumerable<string> Block(string key) => Lines
        .SkipWhile(line => line != $"  {key}:")
        .SkipWhile(line => !line.StartsWith("    #", StringComparison.Ordinal))
        .TakeWhile(line => line.StartsWith("    #", StringComparison.Ordinal))
        .Select(line => line["    # ".Length..]);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex("^  (?<key>[a-z]+):$")]
    private static partial Regex DeclaredKey();
}
