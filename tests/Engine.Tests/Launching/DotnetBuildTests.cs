using Xunit;

namespace Homelab.Engine.Tests.Launching;

public sealed class DotnetBuildTests : IDisposable
{
    private const string Project = "runtime: dotnet\nmain: app\n";

    private readonly ProgramFolder _program = new();

    public DotnetBuildTests() => _program
        .Write("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>")
        .Write("app/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><AssemblyName>Shop.App</AssemblyName></PropertyGroup>
            </Project>
            """);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Program_IsBuiltOnce_AndItsCompilerErrorsAreShown()
    {
        _program.Write("app/Program.cs", "System.Console.WriteLine(1)");

        var broken = await _program.RunAsync(Project, Cancel);
        _program.Write("app/Program.cs", "System.Console.WriteLine(\"built \" + System.Environment.GetEnvironmentVariable(\"PULUMI_STACK\"));");
        await _program.RunAsync(Project, Cancel);
        await _program.RunAsync(Project, Cancel);

        var file = $"{_program.Path}/app/App.csproj";
        Assert.Equal(
            $"{file} does not build:\n{_program.Path}/app/Program.cs(1,28): error CS1002: ; expected",
            Assert.Single(broken.Diagnostics).Message);
        Assert.Equal([$"building {file}", $"building {file}"], _program.Progress);
        Assert.Equal(["built dev", "built dev"], _program.Lines);
        Assert.Equal(["artifacts"], Directory.GetDirectories(_program.Path).Select(Path.GetFileName).Except(["app"]));
        Assert.Equal(["App.csproj", "Program.cs"], Directory.GetFileSystemEntries(Path.Combine(_program.Path, "app")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ProjectThatCannotBeEvaluated_IsTold()
    {
        _program.Write("app/App.csproj", "<Project>");

        var evaluation = await _program.RunAsync(Project, Cancel);

        Assert.StartsWith(
            $"{_program.Path}/app/App.csproj does not build:\n{_program.Path}/app/App.csproj(1,10): error MSB4025: ",
            Assert.Single(evaluation.Diagnostics).Message,
            StringComparison.Ordinal);
        Assert.Empty(_program.Lines);
    }

    [Fact]
    public async Task Program_IsBuilt_ThoughItsProjectFileLeadsToWarnings()
    {
        _program.Write("app/Program.cs", "System.Console.WriteLine(\"built\");")
            .Write("app/twice.props", "<Project />")
            .Write("app/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <Import Project="twice.props" />
                  <Import Project="twice.props" />
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                </Project>
                """);

        await _program.RunAsync(Project, Cancel);

        Assert.Equal(["built"], _program.Lines);
    }

    [Fact]
    public async Task Rejects_ALibrary()
    {
        _program.Write("app/App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");

        var fault = await Assert.ThrowsAsync<EngineException>(() => _program.RunAsync(Project, Cancel));

        Assert.Equal(
            $"{_program.Path}/app/App.csproj: OutputType = Library: this is no program that could be run; write <OutputType>Exe</OutputType>, or name the program with 'main' in Pulumi.yaml",
            fault.Message);
    }

    [Fact]
    public async Task WaitsForAnotherBuildOfTheSameProgram()
    {
        _program.Write("app/Program.cs", "System.Console.WriteLine(\"built\");").Write("artifacts/obj/App/homelab/lock", "");
        Task run;
        using (new FileStream($"{_program.Path}/artifacts/obj/App/homelab/lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            run = _program.RunAsync(Project, Cancel);
            while (_program.Progress.LastOrDefault() != $"waiting for another build of {_program.Path}/app/App.csproj")
            {
                Assert.False(run.IsCompleted);
                await Task.Delay(20, Cancel);
            }
        }

        await run;

        Assert.Equal(["built"], _program.Lines);
    }

    [Theory]
    [InlineData("artifacts/obj/App/homelab", "artifacts/obj/App/homelab")] // a file where the folder of the results should be
    [InlineData("artifacts/obj/App/homelab/lock/x", "artifacts/obj/App/homelab/lock")] // a folder where the lock should be
    public async Task Rejects_AFolderThatCannotBeWritten(string obstacle, string culprit)
    {
        _program.Write("app/Program.cs", "System.Console.WriteLine(1);").Write(obstacle, "");

        var fault = await Assert.ThrowsAsync<EngineException>(() => _program.RunAsync(Project, Cancel));

        Assert.StartsWith($"cannot build {_program.Path}/app/App.csproj, whose results must be written beside it: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"{_program.Path}/{culprit}", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();
}
