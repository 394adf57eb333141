using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Homelab.Engine.Projects;

/// <summary>Reads and checks a project file.</summary>
/// <remarks>The format: https://www.pulumi.com/docs/iac/concepts/projects/project-file/.</remarks>
internal static class ProjectReader
{
    private const int LongestName = 100;

    private static readonly string[] FileNames = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

    /// <summary>The project file of a folder; null when it has none.</summary>
    public static string? FileIn(string directory) => FileNames.Select(n => Path.Combine(directory, n)).FirstOrDefault(File.Exists);

    public static Project Read(string directory)
    {
        var folder = Path.GetFullPath(directory);
        if (!Directory.Exists(folder))
        {
            throw new EngineException($"there is no folder {folder}");
        }

        var path = FileIn(folder)
            ?? throw new EngineException($"there is no Pulumi.yaml in {folder}; name the folder of a Pulumi project");
        var file = YamlFile.Load(path);
        var root = file.Root;

        var name = file.Text(root, "name");
        if (string.IsNullOrEmpty(name))
        {
            throw file.Fault(root, "the project has no 'name'");
        }

        if (name.Length > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw file.Fault(YamlFile.Find(root, "name")!, $"'{name}' is not a project name: only letters, digits, hyphens, underscores and dots, at most {LongestName}");
        }

        var config = YamlFile.Find(root, "config");
        return new Project
        {
            Directory = folder,
            File = path,
            Name = name,
            Runtime = ReadRuntime(file),
            Main = file.Text(root, "main"),
            Description = file.Text(root, "description"),
            Config = config is YamlScalarNode ? [] : ReadConfig(file, name),
            StackConfigDir = ReadStackConfigDir(file, config),
            BackendUrl = file.Map(root, "backend") is { } backend ? file.Text(backend, "url") : null,
            RequiredPulumiVersion = file.Text(root, "requiredPulumiVersion"),
        };
    }

    private static ProjectRuntime ReadRuntime(YamlFile file)
    {
        var none = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        switch (YamlFile.Find(file.Root, "runtime"))
        {
            case YamlScalarNode scalar when YamlScalar.Resolve(scalar) is string { Length: > 0 } runtime:
                return new ProjectRuntime(runtime, none);
            case YamlMappingNode map when file.Text(map, "name") is { Length: > 0 } runtime:
                var options = file.Map(map, "options");
                return new ProjectRuntime(runtime, options is null ? none : none.AddRange(file.Entries(options)
                    .Select(e => KeyValuePair.Create(e.Key.Value ?? string.Empty, ConfigText.Of(ConfigText.Read(file, e.Value))))));
            case null:
                throw file.Fault(file.Root, "the project has no 'runtime'; name the program's language, such as dotnet or nodejs");
            case var other:
                throw file.Fault(other, "'runtime' must be the name of a language runtime, or a map with its 'name' and 'options'");
        }
    }

    // Before it held declarations, 'config' named the folder of the stack files.
    private static string? ReadStackConfigDir(YamlFile file, YamlNode? config)
    {
        var folder = file.Text(file.Root, "stackConfigDir");
        if (config is not YamlScalarNode)
        {
            return folder;
        }

        return folder is null
            ? file.Text(file.Root, "config")
            : throw file.Fault(config, "'config' and 'stackConfigDir' both name the folder of the stack files; keep 'stackConfigDir'");
    }

    private static ImmutableArray<ConfigDeclaration> ReadConfig(YamlFile file, string project)
    {
        if (file.Map(file.Root, "config") is not { } map)
        {
            return [];
        }

        var declarations = file.Entries(map).Select(e => ReadDeclaration(file, project, e.Key, e.Value)).ToList();
        return [.. declarations.OrderBy(d => d.Key, StringComparer.Ordinal)];
    }

    private static ConfigDeclaration ReadDeclaration(YamlFile file, string project, YamlScalarNode key, YamlNode node)
    {
        var fullKey = ConfigKey.Parse(key.Value ?? string.Empty, project)
            ?? throw file.Fault(key, $"'{key.Value}' is not a config key; write <namespace>:<name>, or <name> for the project's own");
        var isOwn = fullKey.StartsWith(project + ":", StringComparison.Ordinal);
        if (node is not YamlMappingNode map)
        {
            return new ConfigDeclaration(fullKey, ConfigType.Any, null, IsSecret: false)
            {
                Default = ConfigText.Read(file, node),
                HasDefault = true,
            };
        }

        var typeNode = YamlFile.Find(map, "type");
        var type = typeNode is null ? null : TypeOf(file, typeNode, YamlFile.Find(map, "items"), key.Value!);
        var value = YamlFile.Find(map, "value");
        var fallback = YamlFile.Find(map, "default");
        if (value is not null && fallback is not null)
        {
            throw file.Fault(fallback, $"the config key '{key.Value}' has both a 'value' and a 'default'; keep one");
        }

        if (!isOwn && (type is not null || fallback is not null || value is null))
        {
            throw file.Fault(node, $"the config key '{key.Value}' belongs to another namespace than the project's; give it a 'value' and nothing else");
        }

        var given = (value ?? fallback) is { } text ? ConfigText.Read(file, text) : null;
        if (type is not null && fallback is not null && !type.Accepts(given))
        {
            throw file.Fault(fallback, $"the default of the config key '{key.Value}' must be of type {type}");
        }

        return new ConfigDeclaration(
            fullKey, type?.Kind ?? ConfigType.Any, file.Text(map, "description"), IsTrue(file, map, "secret"))
        {
            Default = given,
            HasDefault = value is not null || fallback is not null,
            DeclaredType = type,
        };
    }

    private static ConfigTypeDeclaration TypeOf(YamlFile file, YamlNode node, YamlNode? items, string key)
    {
        var kind = (node as YamlScalarNode)?.Value switch
        {
            "string" => ConfigType.String,
            "integer" => ConfigType.Integer,
            "boolean" => ConfigType.Boolean,
            "array" => ConfigType.Array,
            "object" => ConfigType.Object,
            _ => throw file.Fault(node, $"the config key '{key}' has an unknown type; the types are string, integer, boolean, array and object"),
        };
        if (kind != ConfigType.Array)
        {
            return new ConfigTypeDeclaration(kind, null);
        }

        return items is YamlMappingNode map && YamlFile.Find(map, "type") is { } itemType
            ? new ConfigTypeDeclaration(kind, TypeOf(file, itemType, YamlFile.Find(map, "items"), key))
            : throw file.Fault(node, $"the config key '{key}' is an array; name the type of its 'items'");
    }

    private static bool IsTrue(YamlFile file, YamlMappingNode map, string key) => YamlFile.Find(map, key) switch
    {
        null => false,
        YamlScalarNode scalar when YamlScalar.Resolve(scalar) is bool flag => flag,
        var other => throw file.Fault(other, $"'{key}' must be true or false"),
    };
}
