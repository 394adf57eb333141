using System.Reflection;
using System.Text.Json;
using Homelab.Cluster;
using Homelab.Components.Storage;
using Homelab.Stacks.Settings;
using Xunit;

namespace Homelab.Stacks.Tests.Settings;

/// <summary>What must hold of every part of Pulumi.yaml's list of settings.</summary>
internal static class CatalogueAssert
{
    /// <summary>Of the records' members, those that no setting can hold, or that stand elsewhere.</summary>
    public static readonly string[] NoSettings = [nameof(LonghornStorageArgs.TransformRelease), nameof(LonghornBackupTarget.Credentials)];

    /// <summary>What is listed can be read as it stands, and leaves nothing unread.</summary>
    public static T CanBeRead<T>(string key, JsonElement documented, Func<SettingsSection, T> read)
    {
        var faults = new List<Fault>();
        var section = new SettingsSection($"homelab:{key}", documented, faults);

        var settings = read(section);
        section.RejectUnknown();

        Assert.Empty(faults);
        return settings;
    }

    /// <summary>The members of a record are listed, and nothing else. What the items of a list say together counts.</summary>
    public static void Members<T>(params JsonElement[] documented) => Names(MembersOf<T>(), documented);

    /// <summary>These members are listed, and nothing else.</summary>
    public static void Names(IEnumerable<string> names, params JsonElement[] documented) => Assert.Equal(
        names.Order(StringComparer.Ordinal),
        documented.SelectMany(item => item.EnumerateObject()).Select(member => member.Name).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The comment of a setting names all of these.</summary>
    public static void Named(string path, IEnumerable<string> names) =>
        Assert.All(names, name => Assert.Contains(name, Catalogue.Comment(path), StringComparison.Ordinal));

    /// <summary>The comment of a setting states its limits.</summary>
    public static void Limits(string path, int least, int most) =>
        Assert.Contains($"{least} to {most}", Catalogue.Comment(path), StringComparison.Ordinal);

    /// <summary>The settings that a record has members for.</summary>
    public static IEnumerable<string> MembersOf<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite && !NoSettings.Contains(property.Name))
            .Select(property => Camel(property.Name));

    /// <summary>A member's name as a setting has it.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
