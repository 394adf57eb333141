using Homelab.Cli.Display;

namespace Homelab.Cli.Migration;

/// <summary>Asks somebody; where nobody can answer, the answer is no.</summary>
internal static class MigrationQuestions
{
    /// <summary>A question that y answers.</summary>
    public static bool Confirm(Terminal terminal, string question)
    {
        if (terminal.Input is null)
        {
            terminal.WriteNote($"{question} Nobody is there to agree; --yes does.");
            return false;
        }

        return Ask(terminal, $"{question} Go on? [y/N] ") is "y" or "Y" or "yes";
    }

    /// <summary>A question that only the typed name answers.</summary>
    /// <returns>What was typed; null when nobody is there.</returns>
    public static string? AskName(Terminal terminal, string question) => terminal.Input is null ? null : Ask(terminal, question);

    private static string? Ask(Terminal terminal, string question)
    {
        terminal.Output.Flush();
        terminal.Error.Write(SafeText.OfMessage(question));
        return terminal.Input!.ReadLine()?.Trim();
    }
}
