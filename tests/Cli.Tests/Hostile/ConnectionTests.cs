using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>Connections that do not keep to HTTP/2, beside one that does.</summary>
public sealed class ConnectionTests : IDisposable
{
    private readonly HostileProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task BrokenConnections_HarmNoOther()
    {
        var (code, output, error) = await _project.PreviewAsync("breaks");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\nResources:\n    + 1 to create\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionThatBreaksWithinACall_IsToldWithTheProgramsEnd()
    {
        var (code, output, error) = await _project.PreviewAsync("breaks-its-own");

        Assert.Equal((1, ""), (code, error));
        Assert.Contains(
            "    error: the program ended with exit code 1, and its connection to the engine had broken in the middle of a call (RegisterResource)\n",
            output,
            StringComparison.Ordinal);
    }
}
