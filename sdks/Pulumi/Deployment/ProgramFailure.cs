using System.Reflection;
using Pulumirpc;

namespace Pulumi;

/// <summary>Reports what ended a program, and chooses its exit code.</summary>
internal static class ProgramFailure
{
    /// <summary>Errors were logged, by the program itself.</summary>
    public const int ErrorsWereLogged = 1;

    /// <summary>An exception ended the program and has been logged, so that the CLI shows nothing more.</summary>
    public const int ExceptionWasLogged = 32;

    /// <summary>Logs each exception in the form that suits it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ReportAsync(IReadOnlyList<Exception> failures, EngineLogger logger)
    {
        logger.StopWaitingForResources();
        try
        {
            if (failures.OfType<LogException>().FirstOrDefault() is { } logFailure)
            {
                throw logFailure;
            }

            foreach (var failure in failures)
            {
                Report(failure, logger);
            }

            await logger.FlushAsync().ConfigureAwait(false);
            return ExceptionWasLogged;
        }
        catch (LogException exception)
        {
            // The engine cannot be reached any more, so this is the only way left.
            foreach (var failure in failures.Where(failure => failure is not LogException))
            {
                await Console.Error.WriteLineAsync(failure.ToString()).ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync($"Error occurred trying to send logging message to engine:\n{exception}").ConfigureAwait(false);
            return ErrorsWereLogged;
        }
    }

    private static void Report(Exception failure, EngineLogger logger)
    {
        switch (failure)
        {
            case RunException:
                logger.Log(LogSeverity.Error, failure.Message);
                break;
            case ResourceException resourceFailure:
                logger.Log(
                    LogSeverity.Error,
                    resourceFailure.HideStack ? failure.Message : failure.ToString(),
                    resourceFailure.Resource);
                break;
            default:
                logger.Log(LogSeverity.Error, $"Running program '{ProgramPath()}' failed with an unhandled exception:\n{failure}");
                break;
        }
    }

    /// <summary>Where the program is: its assembly, or its own file when natively compiled.</summary>
    private static string ProgramPath() =>
        Assembly.GetEntryAssembly()?.GetName().Name is { } name && File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"))
            ? Path.Combine(AppContext.BaseDirectory, name + ".dll")
            : Environment.ProcessPath ?? AppContext.BaseDirectory;
}
