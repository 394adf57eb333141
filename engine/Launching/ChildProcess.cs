using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Homelab.Engine.Launching;

/// <summary>Runs a command to its end, and never leaves it running.</summary>
internal static class ChildProcess
{
    // A grandchild may hold the pipes open; what the command itself wrote has long arrived by then.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(1);

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="onLine">Told each line of its output, and whether it is of standard error; from several threads.</param>
    /// <param name="cancel">Kills the command and all its children.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="EngineException">The command cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was killed.</exception>
    public static async Task<ProcessEnd> RunAsync(ProgramCommand command, Action<string, bool> onLine, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var mark = Guid.NewGuid().ToString("N");
        using var process = Start(command, mark);
        int? leftBehind = null;
        try
        {
            process.StandardInput.Close();
            var output = Task.WhenAll(
                ReadAsync(process.StandardOutput, line => onLine(line, false)),
                ReadAsync(process.StandardError, line => onLine(line, true)));
            await process.WaitForExitAsync(cancel);
            await Task.WhenAny(output, Task.Delay(OutputGrace, cancel));
            leftBehind = Leftovers.Kill(mark);
            return new ProcessEnd(process.ExitCode, leftBehind.Value);
        }
        finally
        {
            ProcessTree.Kill(process);
            if (leftBehind is null)
            {
                Leftovers.Kill(mark);
            }
        }
    }

    private static Process Start(ProgramCommand command, string mark)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[Leftovers.Variable] = mark;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new EngineException($"cannot start {command.FileName}: {e.Message}", e);
        }
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> onLine)
    {
        try
        {
            await OutputLines.ReadAsync(reader, onLine);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return; // the pipe went with the process, and there is nothing more to read
        }
    }
}

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number when a signal ended it.</param>
/// <param name="LeftBehind">How many processes it had started and not ended; they were killed.</param>
internal readonly record struct ProcessEnd(int ExitCode, int LeftBehind);
