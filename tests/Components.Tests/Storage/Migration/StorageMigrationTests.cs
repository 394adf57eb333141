using System.Text.Json.Nodes;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Homelab.Components.Tests.Storage.Migration;

[Collection(PulumiCollection.Name)]
public sealed class StorageMigrationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersAnAccount_WithARoleInEachNamespace(bool preview)
    {
        var registrations = await RunAsync(preview, smokeTest: true, "media", "photos");

        Assert.Equal(
            [
                "migration", "migration-clusterrole", "migration-clusterrolebinding", "migration-media-role", "migration-media-rolebinding", "migration-namespace",
                "migration-networkpolicy-allow-dns", "migration-networkpolicy-default-deny",
                "migration-photos-role", "migration-photos-rolebinding", "migration-serviceaccount", "migration-storage-smoke-test-role", "migration-storage-smoke-test-rolebinding",
            ],
            registrations.Keys.Where(name => name.StartsWith("migration", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("photos", (string)registrations["migration-photos-role"]["metadata"]!["namespace"]!);
    }

    [Fact]
    public async Task MayReadNoSecret_StartNoPod_AndDeleteNoVolume()
    {
        var registrations = await RunAsync(preview: false, smokeTest: false, "media");

        var rules = registrations.Where(pair => pair.Key.StartsWith("migration", StringComparison.Ordinal)).SelectMany(pair => pair.Value["rules"]?.AsArray() ?? []).ToArray();
        Assert.NotEmpty(rules);
        Assert.DoesNotContain(rules, rule => rule!.ToJsonString().Contains("secrets", StringComparison.Ordinal) || rule.ToJsonString().Contains('*', StringComparison.Ordinal));
        Assert.Equal(["list"], Verbs("pods"));
        Assert.DoesNotContain("delete", Verbs("persistentvolumes"));

        IEnumerable<string> Verbs(string resource) => rules
            .Where(rule => rule!["resources"]!.AsArray().Any(name => (string)name! == resource))
            .SelectMany(rule => rule!["verbs"]!.AsArray().Select(verb => (string)verb!));
    }

    [Fact]
    public void Rejects_NamesThatAreNoNamespace() => Assert.Equal(
        [
            "homelab:migration.namespaces[0] = Media: not the name of a namespace; write one such as media",
            "homelab:migration.namespaces[2] = a: the namespace is named twice; remove one of them",
            "homelab:migration.namespaces[3] = storage-smoke-test: the smoke test makes and deletes the claims there; remove it",
        ],
        StorageMigrationRules.Check(["Media", "a", "a", "storage-smoke-test"]).Select(fault => fault.ToString()));

    private static async Task<Dictionary<string, JsonNode>> RunAsync(bool preview, bool smokeTest, params string[] namespaces)
    {
        var mocks = new RecordingMocks(ids: !preview);
        await Deployment.TestAsync(
            mocks,
            new TestOptions { IsPreview = preview },
            () =>
            {
                var storage = new LonghornStorage("longhorn", new LonghornStorageArgs { Cluster = Given.FourNodes });
                var test = smokeTest ? new StorageSmokeTest("smoke-test", new StorageSmokeTestArgs { Cluster = Given.FourNodes, Storage = storage }) : null;
                _ = new StorageMigration("migration", new StorageMigrationArgs { Namespaces = [.. namespaces], SmokeTest = test });
            });
        return mocks.Registrations.ToDictionary(pair => pair.Key, pair => JsonNode.Parse(pair.Value.Inputs)!);
    }
}
