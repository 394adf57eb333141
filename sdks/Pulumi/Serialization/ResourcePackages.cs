using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The resource classes of all loaded packages, by the type token of their [ResourceType].</summary>
internal static class ResourcePackages
{
    private const string Justification =
        "A class that trimming removed is not found, and its references become resources without outputs of their own.";

    private static readonly Lazy<ILookup<string, (Version? Version, Type Type)>> Classes = new(Find);

    /// <summary>Makes the resource of a URN, whose outputs are read from the engine; null when no class is known for its type.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="version">Version of the package, or empty for the newest.</param>
    /// <param name="urn">The resource.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2080", Justification = Justification)]
    public static Resource? TryConstruct(string type, string version, string urn)
    {
        var candidates = Classes.Value[type].ToArray();
        if (candidates.Length == 0)
        {
            return null;
        }

        var wanted = Parse(version);
        var chosen = candidates.FirstOrDefault(candidate => candidate.Version == wanted).Type
            ?? candidates.MaxBy(candidate => candidate.Version ?? new Version(0, 0)).Type;
        var constructor = chosen.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(c => c.GetParameters() is { Length: 3 } parameters
                && parameters[0].ParameterType == typeof(string)
                && parameters[1].ParameterType.IsAssignableTo(typeof(ResourceArgs))
                && parameters[2].ParameterType.IsAssignableTo(typeof(ResourceOptions)));
        if (constructor is null || !UrnParts.TryParse(urn, out var parts))
        {
            return null;
        }

        ResourceOptions options = constructor.GetParameters()[2].ParameterType == typeof(ComponentResourceOptions)
            ? new ComponentResourceOptions { Urn = urn }
            : new CustomResourceOptions { Urn = urn };
        return (Resource)constructor.Invoke([parts.Name, null, options]);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Justification)]
    private static ILookup<string, (Version? Version, Type Type)> Find() =>
        AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && References(assembly))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsAssignableTo(typeof(Resource)))
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<ResourceTypeAttribute>(inherit: false)))
            .Where(found => found.Attribute is not null)
            .ToLookup(found => found.Attribute!.Type, found => (Parse(found.Attribute!.Version), found.Type));

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Justification)]
    private static bool References(Assembly assembly)
    {
        var own = typeof(Resource).Assembly.GetName().Name;
        return assembly.GetName().Name == own || assembly.GetReferencedAssemblies().Any(name => name.Name == own);
    }

    private static Version? Parse(string? version) =>
        Version.TryParse(version?.TrimStart('v').Split('-', '+')[0], out var result) ? result : null;
}
