using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Homelab.Cluster;
using Xunit;

namespace Homelab.Cli.Tests.Stacks;

/// <summary>The whole evaluated graph of each stack, and of a stack on each storage backend and each way to share GPUs, as somebody approved it.</summary>
public sealed class StackGraphTests(StackProject project)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    // What a state file says of a resource beside its type, its parent and what follows from these.
    private static readonly string[] Kept = ["protect", "retainOnDelete", "dependencies", "inputs"];

    public static TheoryData<string> Approved =>
    [
        .. StackProject.OwnStacks,
        "apps", "longhorn-with-everything", "local-path-of-our-own", "openebs-mayastor", "rook-ceph", "rook-ceph-on-an-old-node",
        "gpu-kueue", "gpu-mig", "gpu-culler",
    ];

    public static TheoryData<string> Stacks => [.. StackProject.Stacks];

    [Theory]
    [MemberData(nameof(Approved))]
    public async Task IsAsApproved(string stack)
    {
        var resources = await ResourcesAsync(stack);

        var text = new JsonObject(resources.Select(resource => KeyValuePair.Create(
            Short(resource["urn"]!, stack),
            (JsonNode?)new JsonObject(Kept.Where(resource.ContainsKey).Select(key => KeyValuePair.Create(key, Shortened(resource[key]!, stack)))))));

        Snapshot.Matches(text.ToJsonString(Readable) + "\n", Path.Combine("stacks", $"{stack}.json"));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task HasExactlyOneDefaultClass_AndAClassForEveryClaim(string stack)
    {
        var resources = await ResourcesAsync(stack);
        var settings = await File.ReadAllTextAsync(StackProject.FileOf(stack), TestContext.Current.CancellationToken);
        var localStorage = LocalStorage.All.Last(choice => choice == LocalStorage.Packaged || settings.Contains($"localStorage: {choice}", StringComparison.Ordinal));

        var objects = resources.Select(resource => resource["inputs"]).OfType<JsonObject>();

        Assert.Empty(StorageObjectRules.Check(objects, localStorage));
    }

    private async Task<List<JsonObject>> ResourcesAsync(string stack)
    {
        var plan = JsonNode.Parse(await project.PreviewAsync(stack))!;
        return [.. plan["steps"]!.AsArray().Select(step => step!["newState"]!.AsObject()).Where(state => state["type"]!.GetValue<string>() != "pulumi:pulumi:Stack")];
    }

    private static JsonNode? Shortened(JsonNode node, string stack) =>
        node is JsonArray dependencies ? new JsonArray([.. dependencies.Select(urn => JsonValue.Create(Short(urn!, stack)))]) : node.DeepClone();

    private static string Short(JsonNode urn, string stack) =>
        urn.GetValue<string>().Replace($"urn:pulumi:{stack}::homelab::", "", StringComparison.Ordinal);
}
