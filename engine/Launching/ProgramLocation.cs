using Homelab.Engine.Projects;

namespace Homelab.Engine.Launching;

/// <summary>Where a project's program lies.</summary>
/// <param name="Directory">The program's folder, in which it is started.</param>
/// <param name="EntryPoint">The file in it that <c>main</c> names; <c>.</c> when it names the folder.</param>
internal sealed record ProgramLocation(string Directory, string EntryPoint)
{
    /// <summary>Finds the program of a project.</summary>
    /// <exception cref="EngineException">What <c>main</c> names does not exist.</exception>
    public static ProgramLocation Of(Project project)
    {
        if (string.IsNullOrEmpty(project.Main))
        {
            return new ProgramLocation(project.Directory, ".");
        }

        var path = Path.GetFullPath(project.Main, project.Directory);
        if (System.IO.Directory.Exists(path))
        {
            return new ProgramLocation(Path.TrimEndingDirectorySeparator(path), ".");
        }

        return File.Exists(path)
            ? new ProgramLocation(Path.GetDirectoryName(path)!, Path.GetFileName(path))
            : throw new EngineException($"{project.File}: 'main' is {project.Main}, but there is no file or folder {path}");
    }
}
