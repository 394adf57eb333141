using Xunit;

namespace Homelab.Repository.Tests;

/// <summary>The script in a checkout without sources, and an SDK that only counts its builds.</summary>
internal sealed class ScriptCheckout : IDisposable
{
    // It builds a program that tells the number of the build, unless there is a Broken.cs. No linker is on the PATH.
    private const string Sdk = """
        #!/bin/bash
        root=$(dirname "$0")/..
        if [ -e "$root/cli/Broken.cs" ]; then echo "Broken.cs(1,1): error CS1002: ; expected"; exit 1; fi
        while [ "$1" != --output ]; do shift; done
        echo x >>"$root/builds"
        sleep 0.3
        mkdir -p "$2"
        printf '#!/bin/sh\necho build %s\n' "$(grep -c x "$root/builds")" >"$2/homelab"
        chmod +x "$2/homelab"
        """;

    private readonly TemporaryFolder _folder = new();

    public ScriptCheckout()
    {
        foreach (var file in new[] { "cli/Cli.csproj", "engine/Engine.csproj", "cluster/Cluster.csproj", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json" })
        {
            Write(file);
        }

        File.Copy(System.IO.Path.Combine(Checkout.Root, "homelab"), $"{Path}/homelab");
        Directory.CreateDirectory($"{Path}/bin");
        foreach (var tool in new[] { "bash", "cat", "chmod", "dirname", "find", "flock", "grep", "mkdir", "mktemp", "mv", "readlink", "rm", "sh", "sleep", "sort" })
        {
            File.CreateSymbolicLink($"{Path}/bin/{tool}", Tool(tool));
        }
    }

    public string Path => _folder.Path + "/a checkout";

    public void Write(string name)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName($"{Path}/{name}")!);
        File.WriteAllText($"{Path}/{name}", "");
    }

    public void Delete(string name) => File.Delete($"{Path}/{name}");

    public async Task<(int ExitCode, string Output)> RunAsync()
    {
        var result = await RunRawAsync();
        return (result.ExitCode, result.Output);
    }

    public async Task<(int ExitCode, string Output, string Errors)> RunRawAsync(bool withSdk = true)
    {
        if (withSdk)
        {
            await File.WriteAllTextAsync($"{Path}/bin/dotnet", Sdk, TestContext.Current.CancellationToken);
        }

        var result = await Shell.RunAsync("chmod -f +x bin/dotnet; PATH=$PWD/bin ./homelab", Path, TestContext.Current.CancellationToken);
        return (result.ExitCode, result.Output, result.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private static string Tool(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => System.IO.Path.Combine(folder, name)).First(File.Exists);
}
