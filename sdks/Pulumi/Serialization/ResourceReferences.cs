namespace Pulumi.Serialization;

/// <summary>References to resources inside replies.</summary>
internal static class ResourceReferences
{
    /// <summary>The resource that a reference names, as the class registered for its type if the program has one.</summary>
    public static Resource Read(WireValue value)
    {
        var urn = Text(value, Constants.UrnName);
        if (!UrnParts.TryParse(urn, out var parts))
        {
            throw new InvalidDataException($"Value was marked as a Resource, but did not conform to required shape: '{urn}' is not a URN");
        }

        return ResourcePackages.TryConstruct(parts.Type, Text(value, Constants.PackageVersionName), urn)
            ?? new DependencyResource(urn, value.TryGetMember(Constants.IdName, out _) ? Text(value, Constants.IdName) : null);
    }

    private static string Text(WireValue value, string name) =>
        value.TryGetMember(name, out var member) && member.Kind == WireKind.String ? member.String : "";
}
