using System.Collections.Immutable;

namespace Homelab.Engine.Projects;

/// <summary>A Pulumi project: what its <c>Pulumi.yaml</c> says.</summary>
public sealed record Project
{
    private const string FilePrefix = "Pulumi.";
    private const string FileExtension = ".yaml";

    /// <summary>Absolute path of the folder that holds the project file.</summary>
    public required string Directory { get; init; }

    /// <summary>Absolute path of the project file.</summary>
    public required string File { get; init; }

    /// <summary>The project's name; also the namespace of its own config keys.</summary>
    public required string Name { get; init; }

    /// <summary>What runs the program.</summary>
    public required ProjectRuntime Runtime { get; init; }

    /// <summary>Folder or file of the program, relative to the project file; null for the project's folder.</summary>
    public string? Main { get; init; }

    /// <summary>What the project is for; null when it does not say.</summary>
    public string? Description { get; init; }

    /// <summary>The declared config keys, sorted by key.</summary>
    public ImmutableArray<ConfigDeclaration> Config { get; init; } = [];

    /// <summary>Folder of the stack files relative to the project file; null for the project's folder.</summary>
    public string? StackConfigDir { get; init; }

    /// <summary>Where the project keeps its state; null when the login decides.</summary>
    public string? BackendUrl { get; init; }

    /// <summary>The range of Pulumi versions that the project demands; null when any will do.</summary>
    public string? RequiredPulumiVersion { get; init; }

    /// <summary>Reads the project file of a folder: <c>Pulumi.yaml</c>, <c>Pulumi.yml</c> or <c>Pulumi.json</c>.</summary>
    /// <exception cref="EngineException">There is none, or it is malformed; the message names file, line and column.</exception>
    public static Project Load(string directory) => ProjectReader.Read(directory);

    /// <summary>Whether a folder holds a project file.</summary>
    public static bool IsIn(string directory) => ProjectReader.FileIn(directory) is not null;

    /// <summary>The stacks that have a <c>Pulumi.&lt;stack&gt;.yaml</c>, sorted ordinally.</summary>
    public IReadOnlyList<string> StackNames()
    {
        var folder = StackFolder;
        return System.IO.Directory.Exists(folder)
            ? [.. System.IO.Directory.EnumerateFiles(folder, $"{FilePrefix}*{FileExtension}")
                .Select(f => Path.GetFileName(f)[FilePrefix.Length..^FileExtension.Length])
                .Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Path of a stack's file, whether it exists or not; a slash in the stack's name becomes a hyphen.</summary>
    internal string StackFile(string stack) =>
        Path.Combine(StackFolder, $"{FilePrefix}{stack.Replace('/', '-')}{FileExtension}");

    private string StackFolder => StackConfigDir is null ? Directory : Path.GetFullPath(Path.Combine(Directory, StackConfigDir));
}

/// <summary>What runs a program.</summary>
/// <param name="Name">The language runtime, such as <c>dotnet</c> or <c>nodejs</c>.</param>
/// <param name="Options">Its options as text, such as <c>binary</c>.</param>
public sealed record ProjectRuntime(string Name, ImmutableSortedDictionary<string, string> Options);

/// <summary>The type that a project declares for a config value.</summary>
public enum ConfigType
{
    /// <summary>None: any value is taken.</summary>
    Any,

    /// <summary>A text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A list.</summary>
    Array,

    /// <summary>A map.</summary>
    Object,
}

/// <summary>A config key that a project declares.</summary>
/// <param name="Key">The full key, <c>namespace:name</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What it is for; null when not said.</param>
/// <param name="IsSecret">Whether a stack must give it encrypted.</param>
public sealed record ConfigDeclaration(string Key, ConfigType Type, string? Description, bool IsSecret)
{
    /// <summary>The value for stacks that give none; may be null itself.</summary>
    internal object? Default { get; init; }

    /// <summary>Whether a stack may leave the key out.</summary>
    internal bool HasDefault { get; init; }

    /// <summary>The type with that of its items; null when none is declared.</summary>
    internal ConfigTypeDeclaration? DeclaredType { get; init; }
}
