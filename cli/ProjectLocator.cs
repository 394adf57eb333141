using Homelab.Engine;
using Homelab.Engine.Projects;

namespace Homelab.Cli;

/// <summary>Finds the project that a command works on.</summary>
internal static class ProjectLocator
{
    /// <summary>Loads the project of a folder, or the nearest one from the current folder upwards.</summary>
    /// <param name="current">The folder that the command runs in.</param>
    /// <param name="program">The folder that the user named; null when none.</param>
    /// <exception cref="EngineException">There is no project, or its file is malformed.</exception>
    public static Project Load(string current, string? program) =>
        Project.Load(program is null ? Nearest(current) : Named(Path.GetFullPath(program, current), program));

    private static string Named(string directory, string program)
    {
        if (!Directory.Exists(directory))
        {
            throw new EngineException($"--program {program}: there is no such folder; name the folder of a Pulumi project");
        }

        return Project.IsIn(directory)
            ? directory
            : throw new EngineException($"--program {program}: the folder holds no Pulumi.yaml; name the folder of a Pulumi project");
    }

    private static string Nearest(string current)
    {
        for (var directory = new DirectoryInfo(current); directory is not null; directory = directory.Parent)
        {
            if (Project.IsIn(directory.FullName))
            {
                return directory.FullName;
            }
        }

        throw new EngineException($"there is no Pulumi.yaml in '{current}' or a folder above it; go into a Pulumi project or name one with --program DIR");
    }
}
