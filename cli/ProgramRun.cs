using System.CommandLine;
using Homelab.Cli.Display;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;
using Homelab.Engine.Recording;

namespace Homelab.Cli;

/// <summary>One run of a project's program for a stack, as every command that needs the program does it.</summary>
internal static class ProgramRun
{
    /// <summary>Loads project and config, runs the program, and shows progress to whoever watches.</summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="options">Which program, and how it is run.</param>
    /// <param name="recording">Takes down the program's requests; null for no recording.</param>
    /// <param name="cancel">Ends the program.</param>
    /// <param name="change">Changes the stack's config before the program sees it; null to leave it as it is.</param>
    /// <exception cref="Homelab.Engine.EngineException">Project, config or program are not usable.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<PreviewResult> RunAsync(
        CommandContext context,
        ProgramOptions options,
        RequestRecording? recording,
        CancellationToken cancel,
        Func<Project, StackConfiguration, StackConfiguration>? change = null)
    {
        var project = ProjectLocator.Load(context.Directory, options.Program);
        var loaded = StackConfiguration.Load(project, options.Stack);
        var config = change?.Invoke(project, loaded) ?? loaded;
        var log = new ProgramLog();
        var run = context.Evaluate(project, config, new EvaluationOptions { Observer = log, Recording = recording, IdleTimeout = options.IdleTimeout }, cancel);
        if (context.Terminal.IsInteractive)
        {
            await LiveProgress.ShowAsync(context.Terminal.Error, log, options.Stack, run);
        }

        var evaluation = await run;
        return evaluation.End == RunEnd.Cancelled
            ? throw new OperationCanceledException(cancel)
            : PreviewResult.Of(evaluation, log.Printed, config);
    }
}

/// <summary>What a command line says of the program to run.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Program">The project's folder; null for the nearest one.</param>
/// <param name="IdleTimeout">How long it may hang.</param>
internal sealed record ProgramOptions(string Stack, string? Program, TimeSpan IdleTimeout)
{
    /// <summary>Reads what the options of a command line say.</summary>
    public static ProgramOptions Of(ParseResult line, Argument<string> stack, Option<string?> program, Option<int> idleTimeout) => new(
        line.GetRequiredValue(stack),
        line.GetValue(program),
        line.GetValue(idleTimeout) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);
}
