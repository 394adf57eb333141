using System.Globalization;
using Homelab.Engine.Evaluation;

namespace Homelab.Engine.Launching;

/// <summary>Starts a project's program and judges how it ended.</summary>
internal static class ProgramRunner
{
    /// <summary>The exit code by which an SDK says that it has logged the reason itself.</summary>
    /// <remarks>Source: pulumi/pulumi, sdk/nodejs/cmd/run and pulumi/pulumi-dotnet, Deployment.Runner.cs.</remarks>
    private const int ReasonWasLogged = 32;

    private const int FirstSignalCode = 128; // as shells count: 128 plus the signal's number

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
        var log = state.Diagnostics;
        var exitCode = await ChildProcess.RunAsync(command, log.AddOutput, cancel);
        if (exitCode > FirstSignalCode)
        {
            await Task.Delay(InterruptGrace, cancel);
        }

        if (Judge(exitCode, state) is { } error)
        {
            log.Add(Severity.Error, log.LastErrorLines is { Length: > 0 } lines ? $"{error}; its last lines on standard error:\n{lines}" : error);
        }
    }

    // What there is to say beyond what was logged already; null when nothing is.
    private static string? Judge(int exitCode, RunState state)
    {
        var code = exitCode.ToString(CultureInfo.InvariantCulture);
        if (!state.IsConnected)
        {
            return $"the program ended with exit code {code} before it connected to the engine";
        }

        switch (exitCode)
        {
            case 0 when state.HasEndedWell || state.Diagnostics.HasErrors:
                return null;
            case 0:
                return "the program ended with exit code 0 before it had registered all: it exited early";
            case 1 or ReasonWasLogged when state.Diagnostics.HasErrors:
                return null;
            default:
                return $"the program ended with exit code {code}";
        }
    }
}
