using Homelab.Cli.Tests.Processes;
using Xunit;

namespace Homelab.Cli.Tests.Hostile;

/// <summary>The same project, twice at once.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private readonly HostileProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task TwoPreviews_ShowTheSame()
    {
        _project.Stack("dev", "many", 500);

        var both = await Task.WhenAll(_project.RunAsync("preview", "dev"), _project.RunAsync("preview", "dev"));

        Assert.All(both, one => Assert.Equal((0, ""), (one.Code, one.Error)));
        var plans = both.Select(one => one.Output[..one.Output.IndexOf("Duration:", StringComparison.Ordinal)]).ToList();
        Assert.Contains("    + 501 to create\n", plans[0], StringComparison.Ordinal);
        Assert.Equal(plans[0], plans[1]);
    }

    [Fact]
    public async Task TwoRenderings_IntoOneFolder_LeaveOneOfThemWhole()
    {
        _project.Stack("few", "many", 100);
        _project.Stack("more", "many", 300);

        for (var i = 0; i < 3; i++)
        {
            var both = await Task.WhenAll(_project.RunAsync("render", "few", "-o", "out"), _project.RunAsync("render", "more", "-o", "out"));

            Assert.All(both, one => Assert.True(one.Code == 0, one.Error));
            Assert.Contains(Directory.GetFiles(_project.Of("out", "1-manifest")).Length, new[] { 100, 300 });
            Assert.Equal(["out"], Directory.GetDirectories(_project.Path).Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task TwoPreviews_OfAProgramThatIsNotBuiltYet_BuildItOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Pulumi.yaml", "name: fresh\nruntime: dotnet\n");
        folder.Write("Pulumi.dev.yaml", "config: {}\n");
        folder.Write("fresh.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>""");
        folder.Write("Program.cs", "Console.WriteLine(\"built from \" + AppContext.BaseDirectory);\n");

        var both = await Task.WhenAll(
            HomelabProcess.RunAsync(folder.Path, _project.Cancel, "preview", "dev"), HomelabProcess.RunAsync(folder.Path, _project.Cancel, "preview", "dev"));

        var built = both.Select(one => Assert.Single(one.Output.Split('\n'), line => line.Contains("built from ", StringComparison.Ordinal))).ToList();
        Assert.All(both, one => Assert.Contains("it connected to the engine", one.Output, StringComparison.Ordinal));
        Assert.Equal(built[0], built[1]);
    }
}
