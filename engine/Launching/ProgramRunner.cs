using System.Globalization;
using Homelab.Engine.Evaluation;

namespace Homelab.Engine.Launching;

/// <summary>Starts a project's program and judges how it ended.</summary>
internal static class ProgramRunner
{
    // Ctrl-C reaches the program and this process at once, and the program may be quicker.
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromMilliseconds(300);

    /// <summary>The command that starts the program, once it is built where that is needed.</summary>
    /// <returns>Null when it does not build; the log then says why.</returns>
    /// <exception cref="EngineException">It cannot be started.</exception>
    public static async Task<ProgramCommand?> PrepareAsync(
        LaunchContext context, string engineAddress, DiagnosticLog log, CancellationToken cancel) =>
        context.Project.Runtime.Name switch
        {
            "dotnet" => await DotnetRuntime.PrepareAsync(context, engineAddress, log, cancel),
            "nodejs" => NodejsRuntime.Prepare(context, engineAddress),
            var other => throw new EngineException($"{context.Project.File}: the runtime '{other}' is not supported here; "
                + "the runtimes are dotnet and nodejs"),
        };

    /// <summary>Runs the program and logs an error if it ended in any way but a good one.</summary>
    public static async Task RunAsync(ProgramCommand command, RunState state, CancellationToken cancel)
    {
        if (await RunToEndAsync(command, state, cancel) is { } error)
        {
            var log = state.Diagnostics;
            log.Add(Severity.Error, log.LastErrorLines is { Length: > 0 } lines ? $"{error}; its last lines on standard error:\n{lines}" : error);
        }
    }

    private static async Task<string?> RunToEndAsync(ProgramCommand command, RunState state, CancellationToken cancel)
    {
        var limit = state.Options.IdleTimeout;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watch = WatchAsync(state.Activity, limit, stop);
        try
        {
            var end = await ChildProcess.RunAsync(command, state.Diagnostics.AddOutput, stop.Token);
            if (ExitCodes.IsSignal(end.ExitCode))
            {
                await Task.Delay(InterruptGrace, cancel);
            }

            TellOfLeftovers(end.LeftBehind, state.Diagnostics);
            return Judge(end.ExitCode, state);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Idle(limit, state);
        }
        finally
        {
            await stop.CancelAsync();
            await watch;
        }
    }

    // Asks for a stop once the program has asked nothing of the engine for too long.
    private static async Task WatchAsync(ProgramActivity activity, TimeSpan limit, CancellationTokenSource stop)
    {
        activity.Start();
        if (limit == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        while (!stop.IsCancellationRequested)
        {
            var left = limit - activity.Idle;
            if (left <= TimeSpan.Zero)
            {
                await stop.CancelAsync();
                return;
            }

            await Task.Delay(left, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string Idle(TimeSpan limit, RunState state)
    {
        var activity = state.Activity;
        var since = !activity.IsConnected ? "it did not connect to the engine"
            : state.HasEndedWell ? "it had registered all, but did not end"
            : activity.LastResource is { } urn ? $"the last that it registered was '{urn}'"
            : "it registered nothing";
        var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return $"the program asked nothing of the engine for {seconds} s and was stopped: {since}; raise the idle timeout if it needs longer";
    }

    private static void TellOfLeftovers(int count, DiagnosticLog log)
    {
        if (count > 0)
        {
            log.Add(Severity.Warning, string.Create(
                CultureInfo.InvariantCulture,
                $"the program left {(count == 1 ? "a process" : $"{count} processes")} running, which {(count == 1 ? "was" : "were")} ended with it"));
        }
    }

    // What there is to say beyond what was logged already; null when nothing is.
    private static string? Judge(int exitCode, RunState state)
    {
        var code = ExitCodes.Text(exitCode);
        if (!state.Activity.IsConnected)
        {
            return $"the program ended with {code} before it connected to the engine";
        }

        switch (exitCode)
        {
            case 0 when state.HasEndedWell || state.Diagnostics.HasErrors:
                return null;
            case 0:
                return $"the program ended with exit code 0 before it had registered all: it exited early{Broken(state.Activity)}";
            case 1 or ExitCodes.ReasonWasLogged when state.Diagnostics.HasErrors:
                return null;
            default:
                return $"the program ended with {code}{(ExitCodes.IsSignal(exitCode) ? string.Empty : Broken(state.Activity))}";
        }
    }

    private static string Broken(ProgramActivity activity) =>
        activity.BrokenCall is { } call ? $", and its connection to the engine had broken in the middle of a call ({call})" : string.Empty;
}
