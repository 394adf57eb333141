namespace Homelab.Engine.Tests;

/// <summary>A folder of a test's own, deleted afterwards.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder() => Path = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    public string Path { get; }

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes an executable shell script and returns its path.</summary>
    public string WriteScript(string name, string content)
    {
        var path = Write(name, "#!/bin/sh\n" + content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
