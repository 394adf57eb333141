namespace Homelab.Engine.Projects;

/// <summary>Names of config values.</summary>
internal static class ConfigKey
{
    /// <summary>The full key, <c>namespace:name</c>; null when the text is none.</summary>
    /// <remarks>Of old, a key was <c>namespace:config:name</c>; one without namespace is the project's own.</remarks>
    public static string? Parse(string text, string project) => text.Split(':') switch
    {
        [{ Length: > 0 } name] => $"{project}:{name}",
        [var space, var name] => $"{space}:{name}",
        [var space, "config", var name] => $"{space}:{name}",
        _ => null,
    };
}
