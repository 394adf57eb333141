namespace Homelab.Repository.Tests;

/// <summary>A folder of one test, gone at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("homelab-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
