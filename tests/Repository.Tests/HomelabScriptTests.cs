using Xunit;

namespace Homelab.Repository.Tests;

/// <summary>The entry script builds what is out of date and otherwise starts at once.</summary>
public sealed class HomelabScriptTests
{
    [Fact]
    public async Task StartsWithoutABuild_WhenNothingChanged()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var dotnet = Path.Combine(folder.Path, "dotnet");
        await Shell.RunAsync($"printf '#!/bin/sh\\necho \"a build was tried\" >&2\\nexit 1\\n' >'{dotnet}' && chmod +x '{dotnet}'", folder.Path, cancel);
        await Shell.RunAsync("./homelab --version", Checkout.Root, cancel);

        var second = await Shell.RunAsync($"PATH='{folder.Path}':$PATH ./homelab --version", Checkout.Root, cancel);

        Assert.Equal("", second.Errors);
        Assert.Equal(0, second.ExitCode);
        Assert.NotEqual("", second.Output);
    }

    [Fact]
    public async Task WorksThroughALink_FromAnyFolder()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "lab"), Path.Combine(Checkout.Root, "homelab"));

        var result = await Shell.RunAsync("./lab --version", folder.Path, TestContext.Current.CancellationToken);

        Assert.Equal(0, result.ExitCode);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("homelab-test-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
