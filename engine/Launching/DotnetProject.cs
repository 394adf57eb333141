using Homelab.Engine.Projects;

namespace Homelab.Engine.Launching;

/// <summary>The project file of a .NET program.</summary>
/// <param name="File">Absolute path of the project file.</param>
internal sealed record DotnetProject(string File)
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Its folder.</summary>
    public string Directory => Path.GetDirectoryName(File)!;

    /// <summary>Its name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>Finds the project file of a program.</summary>
    /// <exception cref="EngineException">There is none, or more than one to choose from.</exception>
    public static DotnetProject Find(ProgramLocation program, Project project)
    {
        if (program.EntryPoint != ".")
        {
            return Extensions.Contains(Path.GetExtension(program.EntryPoint))
                ? new DotnetProject(Path.Combine(program.Directory, program.EntryPoint))
                : throw new EngineException($"{project.File}: 'main' is {project.Main}; name the program's folder or its project file");
        }

        var found = System.IO.Directory.EnumerateFiles(program.Directory)
            .Where(f => Extensions.Contains(Path.GetExtension(f)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return found switch
        {
            [var only] => new DotnetProject(only),
            [] => throw new EngineException($"there is no .NET project file in {program.Directory}; name the program's folder with 'main' in {project.File}"),
            _ => throw new EngineException($"there are several .NET project files in {program.Directory}; name one with 'main' in {project.File}: "
                + string.Join(", ", found.Select(Path.GetFileName))),
        };
    }

    /// <summary>The folders that may hold the record of the last build, the likeliest first.</summary>
    /// <remarks>
    /// They are below what MSBuild calls the intermediate output: <c>obj</c> beside the project, or
    /// <c>artifacts/obj/&lt;name&gt;</c> above it (https://learn.microsoft.com/dotnet/core/sdk/artifacts-output).
    /// </remarks>
    public IEnumerable<string> RecordFolders()
    {
        yield return Path.Combine(Directory, "obj", RecordFolder);
        for (var folder = Directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var artifacts = Path.Combine(folder, "artifacts");
            if (!System.IO.Directory.Exists(artifacts))
            {
                continue;
            }

            foreach (var root in System.IO.Directory.EnumerateDirectories(artifacts).Prepend(artifacts))
            {
                yield return Path.Combine(root, "obj", Name, RecordFolder);
            }
        }
    }

    /// <summary>The folder, below the intermediate output, of what this engine built.</summary>
    public const string RecordFolder = "homelab";
}
