using System.Runtime.Versioning;
using Homelab.Engine.Secrets;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>A secret of the config, in a program that reads it as plain text too: nothing but its own manifest may show it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SecretTests : IDisposable
{
    private const string Secret = "hunter2-secret";
    private const string Manifest = "out/1-manifest/v1-configmap-media-healthy.yaml";

    private readonly TemporaryFolder _folder = new();

    public SecretTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are those of Unix");
        var (crypter, salt) = PassphraseCrypter.Create("password");
        using (crypter)
        {
            HomelabProcess.WriteFaultyProject(_folder, "none");
            _folder.Write("Pulumi.dev.yaml", $"encryptionsalt: {salt}\nconfig:\n  faulty:fault: none\n  faulty:message:\n    secure: {crypter.Encrypt(Secret)}\n");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("preview dev")]
    [InlineData("preview dev --diff")]
    [InlineData("preview dev --json")]
    public async Task Preview_MasksIt(string arguments)
    {
        var (code, output, error) = await RunAsync(arguments, "password");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("[secret]", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_Succeeds_WithoutThePassphrase()
    {
        var (code, output, error) = await RunAsync("preview dev", passphrase: null);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("    message: [secret]\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_NamesThePlaceholders_WhenAProgramFailsWithoutThePassphrase()
    {
        var (crypter, salt) = PassphraseCrypter.Create("password");
        using (crypter)
        {
            _folder.Write("Pulumi.dev.yaml", $"encryptionsalt: {salt}\nconfig:\n  faulty:fault:\n    secure: {crypter.Encrypt("none")}\n");
        }

        var (code, output, _) = await RunAsync("preview dev", passphrase: null);

        Assert.Equal(1, code);
        Assert.Contains("no such fault", output, StringComparison.Ordinal);
        Assert.Contains(
            "Pulumi.dev.yaml the program reads placeholders for faulty:fault; if an error is about one of these, set PULUMI_CONFIG_PASSPHRASE",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_LeavesItOut_UnlessAskedFor()
    {
        await RunAsync("render dev -o out", "password");
        Assert.Equal(
            "apiVersion: v1\ndata: {}\nkind: ConfigMap\nmetadata:\n  annotations:\n    homelab/missing-keys: data.message\n  name: healthy\n  namespace: media\n",
            await File.ReadAllTextAsync(_folder.Of(Manifest), TestContext.Current.CancellationToken));

        await RunAsync("render dev -o out --with-secrets", "password");
        Assert.Contains(Secret, await File.ReadAllTextAsync(_folder.Of(Manifest), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Of(Manifest)));
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string arguments, string? passphrase) => HomelabProcess.RunAsync(
        _folder.Path,
        arguments.Split(' '),
        passphrase is null ? [] : new() { ["PULUMI_CONFIG_PASSPHRASE"] = passphrase },
        TestContext.Current.CancellationToken);
}
