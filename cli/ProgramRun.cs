using Homelab.Cli.Display;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;

namespace Homelab.Cli;

/// <summary>One run of a project's program for a stack, as every command that needs the program does it.</summary>
internal static class ProgramRun
{
    /// <summary>Loads project and config, runs the program, and shows progress to whoever watches.</summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="program">The project's folder when the user named one.</param>
    /// <param name="cancel">Ends the program.</param>
    /// <param name="change">Changes the stack's config before the program sees it; null to leave it as it is.</param>
    /// <exception cref="Homelab.Engine.EngineException">Project, config or program are not usable.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<PreviewResult> RunAsync(
        CommandContext context,
        string stack,
        string? program,
        CancellationToken cancel,
        Func<Project, StackConfiguration, StackConfiguration>? change = null)
    {
        var project = ProjectLocator.Load(context.Directory, program);
        var loaded = StackConfiguration.Load(project, stack);
        var config = change?.Invoke(project, loaded) ?? loaded;
        var log = new ProgramLog();
        var run = context.Evaluate(project, config, new EvaluationOptions { Observer = log }, cancel);
        if (context.Terminal.IsInteractive)
        {
            await LiveProgress.ShowAsync(context.Terminal.Error, log, stack, run);
        }

        var evaluation = await run;
        return evaluation.End == RunEnd.Cancelled
            ? throw new OperationCanceledException(cancel)
            : PreviewResult.Of(evaluation, log.Printed, config);
    }
}
