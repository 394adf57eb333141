using Homelab.Cli.Display;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;

namespace Homelab.Cli;

/// <summary>Runs a program and collects what it declares; <see cref="Evaluator.EvaluateAsync"/> outside of tests.</summary>
internal delegate Task<Evaluation> EvaluateProgram(
    Project project,
    StackConfiguration configuration,
    EvaluationOptions options,
    CancellationToken cancel);

/// <summary>What a command finds around it.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Directory">The folder that it runs in.</param>
/// <param name="Evaluate">How a program is run.</param>
internal sealed record CommandContext(Terminal Terminal, string Directory, EvaluateProgram Evaluate)
{
    /// <summary>How long to wait between two looks at a cluster in which something has to happen.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The surroundings of this process.</summary>
    public static CommandContext OfProcess() =>
        new(Terminal.OfProcess(), Environment.CurrentDirectory, Evaluator.EvaluateAsync);
}
