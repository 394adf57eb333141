namespace Pulumi;

/// <summary>Ties a resource class to its type token, so that references to such resources in replies become that class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute : Attribute
{
    /// <summary>Ties the class to a type token.</summary>
    /// <param name="type">The token, such as <c>random:index/randomId:RandomId</c>.</param>
    /// <param name="version">Version of the package, or null for any.</param>
    public ResourceTypeAttribute(string type, string? version)
    {
        Type = type;
        Version = version;
    }

    /// <summary>The type token.</summary>
    public string Type { get; }

    /// <summary>Version of the package, or null for any.</summary>
    public string? Version { get; }
}
