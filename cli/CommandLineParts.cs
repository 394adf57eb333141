using System.CommandLine;
using System.Globalization;
using Homelab.Engine;
using Homelab.Engine.Evaluation;

namespace Homelab.Cli;

/// <summary>What several commands share: arguments, options, and how an action ends.</summary>
internal static class CommandLineParts
{
    private const int MaxIdleSeconds = 86_400; // a day

    /// <summary>The stack that a command works on.</summary>
    public static Argument<string> Stack() => new("stack") { Description = "Stack with a Pulumi.<stack>.yaml, such as prod" };

    /// <summary>The project that a command works on.</summary>
    public static Option<string?> Program() => new("--program")
    {
        Description = "Folder of a Pulumi project (runtime dotnet or nodejs); default: that of the nearest Pulumi.yaml upwards",
        HelpName = "DIR",
    };

    /// <summary>How long a program may hang.</summary>
    public static Option<int> IdleTimeout()
    {
        var option = new Option<int>("--idle-timeout")
        {
            Description = "Stop a program that has asked nothing of the engine for so long; 0 waits for ever",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => (int)EvaluationOptions.DefaultIdleTimeout.TotalSeconds,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !IsWholeNumber(text, 0, MaxIdleSeconds))
            {
                result.AddError($"--idle-timeout {text}: not a number of seconds from 0 to {MaxIdleSeconds}");
            }
        });
        return option;
    }

    /// <summary>Whether a text is a whole number within limits, in digits alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="least">The least number.</param>
    /// <param name="most">The greatest number.</param>
    public static bool IsWholeNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    /// <summary>Sets what a command does, and turns the ways it can fail into messages and exit codes.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">The surroundings.</param>
    /// <param name="run">What it does.</param>
    /// <param name="onFault">Told the message of a fault before it is shown; null when only people need to know.</param>
    public static void SetAction(
        this Command command,
        CommandContext context,
        Func<ParseResult, CancellationToken, Task<ExitCode>> run,
        Action<ParseResult, string>? onFault = null) =>
        command.SetAction(async (line, cancel) => (int)await RunAsync(context, () => run(line, cancel), fault => onFault?.Invoke(line, fault)));

    private static async Task<ExitCode> RunAsync(CommandContext context, Func<Task<ExitCode>> run, Action<string> onFault)
    {
        try
        {
            return await run();
        }
        catch (EngineException e)
        {
            return Fault(e.Message, ExitCode.Failure);
        }
        catch (OperationCanceledException)
        {
            return Fault("stopped", ExitCode.Interrupted);
        }
        catch (Exception e)
        {
            var details = IsDebugging ? e.ToString() : "set HOMELAB_DEBUG=1 for the details";
            return Fault($"unexpected fault in homelab itself, please report it: {e.Message} ({e.GetType().Name}); {details}", ExitCode.Failure);
        }

        ExitCode Fault(string message, ExitCode code)
        {
            onFault(message);
            context.Terminal.WriteError(message);
            return code;
        }
    }

    private static bool IsDebugging => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("HOMELAB_DEBUG"));
}
