using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

/// <summary>Reads the teams of the setting <c>homelab:gpu</c>.</summary>
internal static class GpuTeamSettings
{
    /// <summary>Most units of one quota, to catch a slip of the keyboard.</summary>
    internal const int MaxUnits = 1000;

    /// <summary>One team; places that could not be read are left out, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    public static GpuTeam Read(SettingsSection section)
    {
        var name = section.RequiredText("name", "a name for the team") ?? "";
        var space = section.Text("namespace", "the name of a namespace");
        var maxClass = section.Choice<GpuPriorityClass>("maxClass");
        var quotas = ReadQuotas(section);

        // Without a word of its own the ceiling is the highest class that the team has units of.
        var highest = quotas.Where(quota => quota.Units > 0).Select(quota => quota.Class).MaxBy(item => item.Value);
        return new GpuTeam(name, maxClass ?? highest ?? GpuPriorityClass.Low, quotas)
        {
            Namespace = space ?? name,
            Members = section.ParsedList<RbacSubject>("members", RbacSubject.Form, RbacSubject.TryParse),
        };
    }

    private static ImmutableArray<GpuQuota> ReadQuotas(SettingsSection section)
    {
        var quotas = ImmutableArray.CreateBuilder<GpuQuota>();
        foreach (var (name, units) in Sorted(section.Members("quotas", $"quotas by class, {SettingValues.OneOf<GpuPriorityClass>()}")))
        {
            if (!Choice.TryParse<GpuPriorityClass>(name, out var priorityClass))
            {
                var nearest = NearestName.Of(name, Choice.Names<GpuPriorityClass>());
                units.Fail($"not a class, {SettingValues.OneOf<GpuPriorityClass>()}", nearest is null ? "use one of these classes" : $"did you mean {nearest}?");
                continue;
            }

            foreach (var (key, value) in Sorted(SettingValues.Members(units, "a map of units by requests.<resource>")))
            {
                if (Resource(key, value) is { } resource && Units(value) is { } number)
                {
                    quotas.Add(new GpuQuota(priorityClass, resource, number));
                }
            }
        }

        return quotas.ToImmutable();
    }

    // Maps have no order; messages and objects have one.
    private static IEnumerable<(string Name, SettingValue Value)> Sorted(IEnumerable<(string Name, SettingValue Value)> members) =>
        members.OrderBy(member => member.Name, StringComparer.Ordinal);

    private static string? Resource(string key, SettingValue value)
    {
        var resource = GpuResource.NameInQuotaKey(key);
        if (resource is null)
        {
            var name = key.StartsWith("limits.", StringComparison.Ordinal) ? key["limits.".Length..] : key;
            value.Fail("a ResourceQuota takes this key and counts nothing by it", $"write requests.{name}");
        }

        return resource;
    }

    private static int? Units(SettingValue value)
    {
        if (value.Json.ValueKind == JsonValueKind.Number && !value.Json.TryGetInt32(out _))
        {
            value.Fail("a GPU is given out whole", string.Create(CultureInfo.InvariantCulture, $"write a whole number from 0 to {MaxUnits}; to share cards, see sharing"));
            return null;
        }

        return SettingValues.Integer(value, 0, MaxUnits);
    }
}
