using Homelab.Cli.Display;
using Homelab.Engine.Evaluation;

namespace Homelab.Cli.Tests;

/// <summary>Runs command lines in this process, in a project of its own whose program is an evaluation made by hand.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly EvaluateProgram _evaluate;

    public CommandLine(Evaluation evaluation)
        : this((_, _, _, _) => Task.FromResult(evaluation))
    {
    }

    public CommandLine(EvaluateProgram evaluate)
    {
        _evaluate = evaluate;
        Folder.Write("Pulumi.yaml", "name: homelab\nruntime: dotnet\n");
        Folder.Write("Pulumi.prod.yaml", "config:\n  homelab:nodes: 4\n");
        Directory = Folder.Path;
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>The folder that the command runs in.</summary>
    public string Directory { get; set; }

    public async Task<(ExitCode Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var context = new CommandContext(new Terminal(output, error), Directory, _evaluate);
        var code = await HomelabCommand.RunAsync(arguments, context);
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => Folder.Dispose();
}
