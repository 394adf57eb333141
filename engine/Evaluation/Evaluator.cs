using System.Diagnostics;
using Grpc.Core;
using Homelab.Engine.Launching;
using Homelab.Engine.Projects;
using Homelab.Engine.Recording;
using Homelab.Engine.Server;

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
    public static async Task<Evaluation> EvaluateAsync(
        Project project,
        StackConfiguration configuration,
        EvaluationOptions options,
        CancellationToken cancel = default)
    {
        if (project.RequiredPulumiVersion is { } range && EngineService.CheckVersion(range) is { } fault)
        {
            throw new EngineException($"{project.File}: {fault}");
        }

        var state = new RunState(project, configuration, options);
        var started = Stopwatch.GetTimestamp();
        var isCancelled = false;
        try
        {
            await using var server = await RpcServer.StartAsync(Methods(state, cancel), state.Activity.NoteBroken, cancel);
            var context = new LaunchContext(project, configuration, options.Organization, options.Parallel);
            var command = await ProgramRunner.PrepareAsync(context, server.Address, state.Diagnostics, cancel);
            started = Stopwatch.GetTimestamp();
            if (command is not null)
            {
                await ProgramRunner.RunAsync(command, state, cancel);
                TellOfPlaceholders(state);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            isCancelled = true;
        }
        finally
        {
            state.Callbacks.Dispose();
        }

        state.Diagnostics.TellWhatWasLeftOut();
        var (registrations, outputs) = state.Collect();
        var marks = new SecretMarks(configuration.SecretTexts);
        return new Evaluation(
            project.Name,
            configuration.Stack,
            marks.Mark(registrations),
            marks.Mark(outputs),
            state.Diagnostics.All,
            isCancelled ? RunEnd.Cancelled : state.Diagnostics.HasErrors ? RunEnd.Failed : RunEnd.Succeeded,
            Stopwatch.GetElapsedTime(started));
    }

    // A placeholder is no number and no JSON: a program that fails over it blames the setting, which may be in order.
    private static void TellOfPlaceholders(RunState state)
    {
        var unknown = state.Configuration.Values.Where(entry => !entry.Value.IsKnown).Select(entry => entry.Key).ToArray();
        if (state.Diagnostics.HasErrors && unknown.Length > 0)
        {
            state.Diagnostics.Add(
                Severity.Info,
                $"without the passphrase of {Path.GetFileName(state.Configuration.File)} the program reads placeholders for {string.Join(", ", unknown)}; if an "
                + "error is about one of these, set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to preview with the real values");
        }
    }

    /// <summary>What answers each call of a program.</summary>
    internal static Dictionary<string, RpcMethod> Methods(RunState state, CancellationToken cancel)
    {
        var methods = new Dictionary<string, RpcMethod>(StringComparer.Ordinal);
        new MonitorService(state, cancel).AddTo(methods);
        new EngineService(state).AddTo(methods);
        foreach (var (path, method) in methods.ToArray())
        {
            methods[path] = call => AnswerAsync(path, method, call, state, cancel);
        }

        state.Options.Recording?.Watch(methods, state);
        return methods;
    }

    /// <summary>Answers a call. A fault of the engine is told as such: to the program it would look like a lost connection.</summary>
    internal static async ValueTask<RpcReply> AnswerAsync(
        string path, RpcMethod method, RpcCall call, RunState state, CancellationToken cancel)
    {
        state.Activity.Note(path);
        try
        {
            var reply = await method(call);
            state.Activity.Note(path);
            return reply;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return RpcReply.Failed(StatusCode.Unavailable, "the preview was stopped");
        }
        catch (OperationCanceledException) when (call.Aborted.IsCancellationRequested)
        {
            return RpcReply.Failed(StatusCode.Cancelled, "the caller is gone");
        }
        catch (Exception e)
        {
            var fault = $"unexpected fault in homelab itself, please report it: {e.Message} ({e.GetType().Name} in {path})";
            state.Diagnostics.AddFailure(fault, null);
            return RpcReply.Failed(StatusCode.Internal, fault);
        }
    }
}

/// <summary>How to run a program.</summary>
public sealed record EvaluationOptions
{
    /// <summary>How many resource operations the program may have under way; at least 1.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>
    /// How long the program may go on without asking anything of the engine before it is stopped as one that hangs;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for ever. Default 5 minutes.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = DefaultIdleTimeout;

    /// <summary>5 minutes.</summary>
    public static TimeSpan DefaultIdleTimeout { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Told what happens meanwhile; null for nobody.</summary>
    public IEvaluationObserver? Observer { get; init; }

    /// <summary>Takes down each of the program's requests; null for no recording.</summary>
    public RequestRecording? Recording { get; init; }

    /// <summary>The organization that the program is told.</summary>
    public string Organization { get; init; } = "organization";
}
