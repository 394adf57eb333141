using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Homelab.Cluster.SmokeTests;
using Homelab.Engine;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;

namespace Homelab.Cli;

/// <summary>The part of a program that is its smoke test.</summary>
internal static class SmokeTestSubtree
{
    private const string Setting = "smokeTest";

    /// <summary>A stack's config with the smoke test switched on, and whatever else it says about it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="config">The stack's config.</param>
    public static StackConfiguration SwitchOn(Project project, StackConfiguration config)
    {
        var key = $"{project.Name}:{Setting}";
        var settings = config.Values.TryGetValue(key, out var value) && JsonNode.Parse(value.Text) is JsonObject map ? map : [];
        settings["enabled"] = true;
        return config with { Values = config.Values.SetItem(key, new ConfigValue(settings.ToJsonString(), IsSecret: false, IsKnown: true, IsObject: true)) };
    }

    /// <summary>The smoke test alone, with the providers that its objects name.</summary>
    /// <param name="evaluation">What the whole program declared.</param>
    /// <exception cref="EngineException">The program declares no smoke test.</exception>
    public static Evaluation Cut(Evaluation evaluation)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var parts = ImmutableArray.CreateBuilder<Registration>();
        foreach (var registration in evaluation.Registrations)
        {
            // Parents come before their children.
            var isPart = registration.Type == StorageSmokeTestNames.ComponentType || (registration.Parent is { } parent && kept.Contains(parent));
            if (isPart)
            {
                kept.Add(registration.Urn);
            }

            if (isPart || registration.Type.StartsWith("pulumi:", StringComparison.Ordinal))
            {
                parts.Add(registration);
            }
        }

        return kept.Count > 0
            ? evaluation with { Registrations = parts.ToImmutable() }
            : throw new EngineException($"the program declares no {StorageSmokeTestNames.ComponentType}, so it has no smoke test to render");
    }
}
