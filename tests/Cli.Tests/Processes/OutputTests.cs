using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>Standard output and standard error that cannot be written, or that nobody reads to the end.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the streams are set up by a shell and /dev/full");
        HomelabProcess.WriteFaultyProject(_folder, "none");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("preview dev > /dev/full", 1, "error: cannot write to standard output: No space left on device\n")]
    [InlineData("preview dev --json > /dev/full", 1, "error: cannot write to standard output: No space left on device\n")]
    [InlineData("--help > /dev/full", 1, "error: cannot write to standard output: No space left on device\n")]
    [InlineData("preview dev >&-", 1, "error: cannot write to standard output: Bad file descriptor\n")]
    [InlineData("preview nowhere 2> /dev/full", 1, "")]
    [InlineData("preview dev --unheard-of 2>&-", 2, "")]
    [InlineData("preview dev | head -n 1", 0, "")]
    public async Task EndsWithOneMessage(string command, int expectedCode, string expectedError)
    {
        var (code, _, error) = await HomelabProcess.RunProgramAsync(
            "bash",
            _folder.Path,
            ["-o", "pipefail", "-c", $"\"$0\" {command}", HomelabProcess.Executable],
            [],
            TestContext.Current.CancellationToken);

        Assert.Equal((expectedCode, expectedError), (code, error));
    }
}
