using Homelab.Engine.Projects;

namespace Homelab.Engine.Evaluation;

/// <summary>Runs a project's program against the engine and collects what it declares, as a preview.</summary>
public static class Evaluator
{
    /// <summary>Runs the program of a project once.</summary>
    /// <param name="project">The project.</param>
    /// <param name="configuration">The config of the stack to preview.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancel">Ends the program and all its child processes; the result's end is then <see cref="RunEnd.Cancelled"/>.</param>
    /// <returns>What the program declared, also when it failed: the diagnostics then tell why.</returns>
    /// <exception cref="EngineException">The program cannot be started at all.</exception>
    public static Task<Evaluation> EvaluateAsync(
        Project project,
        StackConfiguration configuration,
        EvaluationOptions options,
        CancellationToken cancel = default) => throw new NotImplementedException();
}

/// <summary>How to run a program.</summary>
public sealed record EvaluationOptions
{
    /// <summary>How many resource operations the program may have under way; at least 1.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>Told what happens meanwhile; null for nobody.</summary>
    public IEvaluationObserver? Observer { get; init; }

    /// <summary>The organization that the program is told.</summary>
    public string Organization { get; init; } = "organization";
}
