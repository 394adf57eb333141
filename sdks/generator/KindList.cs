using System.Collections.Immutable;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Homelab.Generator;

/// <summary>A kind that kinds.yaml names.</summary>
/// <param name="GroupVersion">Its API version.</param>
/// <param name="Name">The kind.</param>
/// <param name="Aliases">API versions under which the same objects may be known in a Pulumi state.</param>
/// <param name="SecretOutputs">Wire names of outputs that are secret.</param>
/// <param name="HasPatch">Whether the kind has a patch variant.</param>
internal sealed record ListedKind(
    GroupVersion GroupVersion,
    string Name,
    ImmutableArray<GroupVersion> Aliases,
    ImmutableArray<string> SecretOutputs,
    bool HasPatch);

/// <summary>What the generator is told: kinds.yaml and fields.yaml, which are embedded in its assembly.</summary>
/// <param name="Kinds">The listed kinds, in the order of the list.</param>
/// <param name="Shared">Types that several groups use, by name, and the group that declares each.</param>
/// <param name="Required">Fields that are required though their models do not show it, by group and type: <c>core/v1 Container</c>.</param>
/// <param name="Newer">Fields of the models that the official package does not have yet, likewise.</param>
internal sealed record KindList(
    ImmutableArray<ListedKind> Kinds,
    ImmutableDictionary<string, GroupVersion> Shared,
    ImmutableDictionary<string, ImmutableHashSet<string>> Required,
    ImmutableDictionary<string, ImmutableHashSet<string>> Newer)
{
    /// <summary>Reads the embedded files.</summary>
    public static KindList Load() => Parse(ReadResource("kinds.yaml"), ReadResource("fields.yaml"));

    /// <summary>Reads the two texts.</summary>
    /// <exception cref="FormatException">An API version has not the form group/version.</exception>
    public static KindList Parse(string kindsYaml, string fieldsYaml)
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var list = deserializer.Deserialize<KindsFile>(kindsYaml);
        var fields = deserializer.Deserialize<FieldsFile>(fieldsYaml);

        var kinds =
            from version in list.Kinds
            from kind in version.Value
            select new ListedKind(
                GroupVersion.Parse(version.Key),
                kind.Key,
                [.. kind.Value.Aliases.Select(GroupVersion.Parse)],
                [.. kind.Value.SecretOutputs],
                kind.Value.Patch);
        var shared =
            from version in list.Shared
            from type in version.Value
            select KeyValuePair.Create(type, GroupVersion.Parse(version.Key));

        return new KindList([.. kinds], shared.ToImmutableDictionary(), ByType(fields.Required), ByType(fields.Newer));
    }

    /// <summary>Whether the API requires a field that its model cannot show to be required.</summary>
    public bool IsRequired(GroupVersion version, string type, string apiName) => Contains(Required, version, type, apiName);

    /// <summary>Whether the official package does not have the field yet.</summary>
    public bool IsNewer(GroupVersion version, string type, string apiName) => Contains(Newer, version, type, apiName);

    private static bool Contains(ImmutableDictionary<string, ImmutableHashSet<string>> fields, GroupVersion version, string type, string apiName) =>
        fields.TryGetValue($"{version.Module} {type}", out var names) && names.Contains(apiName);

    private static ImmutableDictionary<string, ImmutableHashSet<string>> ByType(Dictionary<string, Dictionary<string, List<string>>> fields) =>
        (from version in fields
         from type in version.Value
         select KeyValuePair.Create($"{version.Key} {type.Key}", type.Value.ToImmutableHashSet())).ToImmutableDictionary();

    private static string ReadResource(string name)
    {
        using var stream = typeof(KindList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the generator was built without {name}");
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }

    private sealed class KindsFile
    {
        public Dictionary<string, Dictionary<string, KindEntry>> Kinds { get; set; } = [];

        public Dictionary<string, List<string>> Shared { get; set; } = [];
    }

    private sealed class FieldsFile
    {
        public Dictionary<string, Dictionary<string, List<string>>> Required { get; set; } = [];

        public Dictionary<string, Dictionary<string, List<string>>> Newer { get; set; } = [];
    }

    private sealed class KindEntry
    {
        public List<string> Aliases { get; set; } = [];

        public List<string> SecretOutputs { get; set; } = [];

        public bool Patch { get; set; }
    }
}
