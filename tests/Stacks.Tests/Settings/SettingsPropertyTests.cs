using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Homelab.Components.Storage;
using Homelab.Stacks.Settings;
using Pulumi;
using Xunit;

namespace Homelab.Stacks.Tests.Settings;

/// <summary>
/// Settings that are right but for a place or two, in which anything may stand: they are bound, and then the whole stack
/// runs on them, or they are refused, each fault with its file and setting. Nothing else happens.
/// </summary>
[Collection(PulumiCollection.Name)]
public sealed class SettingsPropertyTests
{
    // Every stack and valid fixture; and all that Pulumi.yaml lists, which is every setting there is, and not all of it goes together.
    private static readonly SettingsSource[] Sources =
    [
        .. new[] { "dev", "staging", "prod" }.Select(StackFile.OfStack),
        .. StackFile.Fixtures("valid").Select(name => StackFile.OfFixture("valid", name)),
        .. StorageBackend.All.Select(Listed),
    ];

    private static readonly Gen<string> Scalars = Gen.OneOf(
        Gen.OneOf(
            "null", "true", "false", "0", "1", "-1", "2147483648", "1e999", "3.5", "\"\"", "\" \"", "\"longhorn\"", "\"\\u0000\\n\"", "\"a\\n: b\"", "\"é😀\"", "\"A.b/c\"", "\"*/5 * * * *\"",
            "\"/var/lib/kubelet\"", "\"nvidia\"", "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\""),
        Gen.Int.Select(number => JsonSerializer.Serialize(number)),
        Gen.String[Gen.Char[' ', '~'], 0, 12].Select(text => JsonSerializer.Serialize(text)),
        Gen.Int[64, 300].Select(length => JsonSerializer.Serialize(new string('a', length))));

    private static readonly Gen<string> Keys = Gen.OneOf(
        Gen.OneOf("name", "replicas", "nodes", "csi", "kubeletRootDir", "quotas", "requests.nvidia.com/gpu", "gpu", "ingress", "a.b", ""),
        Gen.String[Gen.Char[' ', '~'], 0, 6]);

    private static readonly Gen<string> Anything = Gen.Recursive<string>((depth, self) => depth >= 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            self.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Keys, self).Array[0, 3].Select(members =>
                $"{{{string.Join(',', members.DistinctBy(member => member.Item1).Select(member => $"{JsonSerializer.Serialize(member.Item1)}:{member.Item2}"))}}}")));

    private static readonly Gen<(int At, Change Change, string Name, string Anything)> Changes =
        Gen.Select(Gen.Int[0, 100_000], Gen.Enum<Change>(), Keys, Anything);

    private static readonly Gen<SettingsSource> Mutated = Gen.Select(
        Gen.OneOf(Sources), Changes.Array[1, 2], (source, changes) => changes.Aggregate(source, With));

    // Most changes are refused: the first of several that is not.
    private static readonly Gen<SettingsSource> Bound = Gen.Select(
        Gen.OneOf([.. Sources.Where(IsBound)]), Changes.Array[40], (source, changes) => changes.Select(change => With(source, change)).FirstOrDefault(IsBound) ?? source);

    private enum Change
    {
        Replace,
        Remove,
        Repeat,
        Add,
    }

    [Fact]
    public void EitherBindsOrRefusesWithAPath() => Mutated.Sample(
        source => AssertRefusal(Record.Exception(() => HomelabSettings.Read(source)), source),
        iter: 5000,
        print: Text);

    [Fact]
    public Task WhatIsBound_IsAWholeStack() => Bound.SampleAsync(
        async source => Assert.NotEmpty((await StackRun.OnAsync(source, preview: true)).Registrations),
        iter: 60,
        threads: 1,
        print: Text);

    private static bool IsBound(SettingsSource source)
    {
        try
        {
            HomelabSettings.Read(source);
            return true;
        }
        catch (RunException)
        {
            return false;
        }
    }

    private static void AssertRefusal(Exception? exception, SettingsSource source)
    {
        if (exception is not null)
        {
            Assert.IsType<RunException>(exception);
            Assert.All(exception.Message.Split('\n'), line => Assert.Matches($@"^{source.File}: homelab:({string.Join('|', HomelabSettings.Keys)}).* = .+: .+; .+$", line));
        }
    }

    private static SettingsSource Listed(StorageBackend backend) => new(
        $"Pulumi.{backend.Name}.yaml",
        "homelab",
        HomelabSettings.Keys.Where(key => key != HomelabSettings.BackupCredentialsKey).ToImmutableSortedDictionary(
            key => key,
            key => (key == HomelabSettings.StorageKey ? Catalogue.Storage(backend.Name, backend.Section) : Catalogue.Documented(key)).GetRawText(),
            StringComparer.Ordinal),
        []);

    // The source with one place of one of its settings changed.
    private static SettingsSource With(SettingsSource source, (int At, Change Change, string Name, string Anything) change)
    {
        var trees = source.Values.ToDictionary(value => value.Key, value => Parsed(value.Value));
        var places = trees.SelectMany(tree => Places(tree.Value).Select(place => (tree.Key, Place: place))).ToArray();
        var (key, node) = places[change.At % places.Length];
        var other = JsonNode.Parse(change.Anything);
        switch (change.Change, node.Parent)
        {
            case (Change.Add, _) when node is JsonObject map:
                map[change.Name] = other;
                break;
            case (Change.Add, _) when node is JsonArray list:
                list.Add(other);
                break;
            case (Change.Remove, JsonObject map):
                map.Remove(node.GetPropertyName());
                break;
            case (Change.Remove, JsonArray list):
                list.RemoveAt(node.GetElementIndex());
                break;
            case (Change.Repeat, JsonArray list):
                list.Add(node.DeepClone());
                break;
            case (_, null):
                return source with { Values = source.Values.SetItem(key, change.Anything) };
            default:
                node.ReplaceWith(other);
                break;
        }

        return source with { Values = source.Values.SetItem(key, trees[key].ToJsonString()) };
    }

    private static JsonNode Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) ?? JsonValue.Create("null");
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static IEnumerable<JsonNode> Places(JsonNode node) => (node switch
    {
        JsonObject map => map.Select(member => member.Value).OfType<JsonNode>().SelectMany(Places),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Places),
        _ => [],
    }).Prepend(node);

    private static string Text(SettingsSource source) => $"{source.File}: {string.Join('\n', source.Values.Select(value => $"{value.Key}: {value.Value}"))}";
}
