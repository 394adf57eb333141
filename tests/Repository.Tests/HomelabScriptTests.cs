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

    [Fact]
    public async Task Builds_WhenASourceIsNewOrGone()
    {
        using var checkout = new ScriptCheckout();

        Assert.Equal((0, "build 1\n"), await checkout.RunAsync());
        Assert.Equal((0, "build 1\n"), await checkout.RunAsync());
        checkout.Write("engine/New.cs");
        Assert.Equal((0, "build 2\n"), await checkout.RunAsync());
        checkout.Delete("engine/New.cs");
        Assert.Equal((0, "build 3\n"), await checkout.RunAsync());
        Assert.Equal((0, "build 3\n"), await checkout.RunAsync());
    }

    [Fact]
    public async Task BuildsOnce_WhenTwoRunAtOnce()
    {
        using var checkout = new ScriptCheckout();

        Assert.Equal([(0, "build 1\n"), (0, "build 1\n")], await Task.WhenAll(checkout.RunAsync(), checkout.RunAsync()));
    }

    [Fact]
    public async Task ShowsTheCompilersErrors_AndKeepsTheBuildItHas_WhenItDoesNotBuild()
    {
        using var checkout = new ScriptCheckout();
        await checkout.RunAsync();
        checkout.Write("cli/Broken.cs");

        var result = await checkout.RunRawAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"homelab: building the command line (once, and after changes to it) ...\nBroken.cs(1,1): error CS1002: ; expected\nhomelab: the command line does not build; the whole log is in {checkout.Path}/artifacts/homelab.log\n",
            result.Errors);
        checkout.Delete("cli/Broken.cs");
        Assert.Equal(0, (await checkout.RunAsync()).ExitCode);
        Assert.DoesNotContain(Directory.GetFiles($"{checkout.Path}/artifacts"), f => f.Contains(".started", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SaysWhatToInstall_WithoutTheSdk()
    {
        using var checkout = new ScriptCheckout();

        var result = await checkout.RunRawAsync(withSdk: false);

        Assert.Equal((1, "homelab: 'dotnet' is not on the PATH; install the .NET SDK that global.json names\n"), (result.ExitCode, result.Errors));
    }
}
