using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Homelab.Stacks.Settings;

/// <summary>Where settings come from: the configuration of one stack, as text.</summary>
/// <param name="File">The file to name in messages, for example <c>Pulumi.prod.yaml</c>.</param>
/// <param name="Project">The project, which is the namespace of the keys.</param>
/// <param name="Values">Text by key without namespace; maps and lists are JSON.</param>
/// <param name="SecretKeys">Keys of <paramref name="Values"/> whose text holds a secret.</param>
public sealed record SettingsSource(
    string File,
    string Project,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableHashSet<string> SecretKeys)
{
    // Pulumi's protocol between language host and program: Config offers values by key, but neither the list of keys
    // nor which of them are secret.
    private const string ConfigVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>The configuration of the stack that is being evaluated.</summary>
    public static SettingsSource OfDeployment()
    {
        var deployment = Deployment.Instance;
        var project = deployment.ProjectName;
        var config = new Config(project);
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var key in Keys(ConfigVariable, project).Concat(HomelabSettings.Keys).Distinct())
        {
            if (config.Get(key) is { } text)
            {
                values[key] = text;
            }
        }

        return new SettingsSource(FileOf(deployment.StackName), project, values.ToImmutable(), [.. Keys(SecretKeysVariable, project)]);
    }

    /// <summary>The file that holds a stack's configuration.</summary>
    /// <param name="stack">Name of the stack; a slash in it is a hyphen in the file's name.</param>
    public static string FileOf(string stack) => $"Pulumi.{stack.Replace('/', '-')}.yaml";

    /// <summary>The keys of one project in what the language host hands over: an object's members or an array's items.</summary>
    /// <param name="json">The JSON text; null when the host hands over nothing.</param>
    /// <param name="project">The project.</param>
    internal static IEnumerable<string> KeysOf(string? json, string project)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        var names = document.RootElement.ValueKind == JsonValueKind.Array
            ? document.RootElement.EnumerateArray().Select(item => item.GetString() ?? "")
            : document.RootElement.EnumerateObject().Select(member => member.Name);
        return [.. names.Select(name => KeyIn(name, project)).OfType<string>()];
    }

    private static IEnumerable<string> Keys(string variable, string project) =>
        KeysOf(Environment.GetEnvironmentVariable(variable), project);

    // A key is namespace:key; an older form is namespace:config:key.
    private static string? KeyIn(string name, string project)
    {
        var parts = name.Split(':');
        return parts.Length switch
        {
            2 when parts[0] == project => parts[1],
            3 when parts[0] == project && parts[1] == "config" => parts[2],
            _ => null,
        };
    }
}
