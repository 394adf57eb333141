using System.Collections.Immutable;
using System.Text.Json;
using Homelab.Stacks.Settings;
using YamlDotNet.Serialization;

namespace Homelab.Stacks.Tests;

/// <summary>Reads stack files as Pulumi hands them to a program: each key's value as text, maps and lists as JSON.</summary>
internal static class StackFile
{
    // What the program gets in place of a secret that cannot be decrypted.
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "files");

    /// <summary>A file of the repository's root.</summary>
    public static SettingsSource OfStack(string stack) => Read(Path.Combine(Folder, $"Pulumi.{stack}.yaml"), stack);

    /// <summary>A fixture; its stack is called after it.</summary>
    public static SettingsSource OfFixture(string kind, string name) => Read(Path.Combine(Folder, "fixtures", kind, $"{name}.yaml"), name);

    /// <summary>Names of the fixtures of one kind, as they lie on disk.</summary>
    public static IEnumerable<string> Fixtures(string kind) =>
        Directory.EnumerateFiles(Path.Combine(Folder, "fixtures", kind), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>The value of a YAML text as JSON.</summary>
    public static string ToJson(string yaml) => JsonSerializer.Serialize(Plain(Yaml.Deserialize(yaml), out _));

    private static SettingsSource Read(string path, string stack)
    {
        var root = (IDictionary<object, object?>)Yaml.Deserialize(File.ReadAllText(path))!;
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var secrets = ImmutableHashSet.CreateBuilder<string>();
        foreach (var (name, value) in (IDictionary<object, object?>)root["config"]!)
        {
            var key = ((string)name).Split(':')[1];
            var plain = Plain(value, out var secret);
            values[key] = plain as string ?? JsonSerializer.Serialize(plain);
            if (secret)
            {
                secrets.Add(key);
            }
        }

        return new SettingsSource(SettingsSource.FileOf(stack), "homelab", values.ToImmutable(), secrets.ToImmutable());
    }

    private static object? Plain(object? value, out bool secret)
    {
        secret = false;
        switch (value)
        {
            case IDictionary<object, object?> { Count: 1 } map when map.ContainsKey("secure"):
                secret = true;
                return Unknown;
            case IDictionary<object, object?> map:
                var members = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var (key, member) in map)
                {
                    members[key.ToString()!] = Plain(member, out var inner);
                    secret |= inner;
                }

                return members;
            case IList<object?> list:
                var items = new List<object?>();
                foreach (var item in list)
                {
                    items.Add(Plain(item, out var inner));
                    secret |= inner;
                }

                return items;
            default:
                return value;
        }
    }
}
