using System.Text.Json.Nodes;
using Homelab.Cluster;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Homelab.Components.Tests.Storage;

/// <summary>One run of a storage component under Pulumi's mocks.</summary>
internal sealed record StorageRun(
    StorageComponent Storage,
    IReadOnlyDictionary<string, Registration> Registrations,
    IReadOnlyDictionary<string, ResourceOptions> Options)
{
    /// <summary>Makes a component of the arguments.</summary>
    public static StorageComponent Create(StorageArgs args, ComponentResourceOptions? options = null) => args switch
    {
        LonghornStorageArgs longhorn => new LonghornStorage("longhorn", longhorn, options),
        LocalPathStorageArgs localPath => new LocalPathStorage("local-path", localPath, options),
        OpenEbsStorageArgs openEbs => new OpenEbsStorage("openebs", openEbs, options),
        RookCephStorageArgs rookCeph => new RookCephStorage("rook-ceph", rookCeph, options),
        _ => throw new ArgumentException(args.GetType().Name),
    };

    /// <summary>Runs a component, and the default class on top of it when asked for.</summary>
    public static async Task<StorageRun> OnAsync(StorageArgs args, bool preview = true, bool withDefault = false)
    {
        var mocks = new RecordingMocks(ids: !preview);
        var seen = new Dictionary<string, ResourceOptions>();
        StorageComponent? storage = null;
        await Deployment.TestAsync(mocks, new TestOptions { ProjectName = "homelab", StackName = "prod", IsPreview = preview }, () =>
        {
            var options = new ComponentResourceOptions();
            options.ResourceTransformations.Add(transformed =>
            {
                seen[transformed.Resource.GetResourceName()] = transformed.Options;
                return null;
            });
            storage = Create(args, options);
            if (withDefault)
            {
                _ = new DefaultStorageClass("default", new DefaultStorageClassArgs { LocalStorage = args.Cluster.LocalStorage, Storage = storage });
            }
        });
        return new StorageRun(storage!, mocks.Registrations, seen);
    }

    /// <summary>Everything wrong with the arguments.</summary>
    public static IEnumerable<Fault> Check(StorageArgs args) => args switch
    {
        LonghornStorageArgs longhorn => LonghornRules.Check(longhorn),
        LocalPathStorageArgs localPath => LocalPathRules.Check(localPath),
        OpenEbsStorageArgs openEbs => OpenEbsRules.Check(openEbs),
        RookCephStorageArgs rookCeph => RookCephRules.Check(rookCeph),
        _ => throw new ArgumentException(args.GetType().Name),
    };

    /// <summary>Every registered object of Kubernetes, as a manifest has it.</summary>
    public IEnumerable<JsonObject> Objects => Registrations.Values
        .Where(registration => registration.Type.StartsWith("kubernetes:", StringComparison.Ordinal))
        .Select(registration => JsonNode.Parse(registration.Inputs)!.AsObject());

    /// <summary>Asserts the whole inputs of a registration.</summary>
    public void AssertInputs(string name, string expected) => Assert.Equal(Sorted(JsonNode.Parse(expected)), Registrations[name].Inputs);

    /// <summary>One value of a registration, by its path.</summary>
    public JsonNode? Value(string name, params string[] path) =>
        path.Aggregate(JsonNode.Parse(Registrations[name].Inputs), (node, key) => node?[key]);

    private static string Sorted(JsonNode? node) => Sort(node)!.ToJsonString();

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
