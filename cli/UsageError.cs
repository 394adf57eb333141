using System.CommandLine;
using System.CommandLine.Parsing;
using Homelab.Cli.Display;

namespace Homelab.Cli;

/// <summary>Says in one message what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageError
{
    /// <summary>Writes the message.</summary>
    public static void Write(ParseResult line, Terminal terminal)
    {
        terminal.WriteError(Message(line));
        terminal.Error.WriteLine($"Run '{Path(line)} --help' for its usage.");
    }

    private static string Message(ParseResult line)
    {
        if (line.UnmatchedTokens is not [var token, ..])
        {
            return line.CommandResult == line.RootCommandResult ? "name a command, such as 'homelab preview prod'"
                : line.CommandResult.Command.Subcommands is [{ Name: var first }, ..] ? $"'{Path(line)}' needs a command, such as '{Path(line)} {first}'"
                : line.CommandResult.Command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0 && line.GetResult(a) is null or { Tokens.Count: 0 }) is { } missing
                    ? $"'{Path(line)}' needs a {missing.Name}, such as '{Path(line)} {(missing.Name == "claim" ? "media/photos" : "prod")}'"
                : line.Errors[0].Message.TrimEnd('.');
        }

        var isOption = token.StartsWith('-');
        var known = isOption ? Options(line) : line.CommandResult.Command.Subcommands.Select(command => command.Name);
        var kind = isOption ? "option" : line.CommandResult.Command.Subcommands.Count > 0 ? "command" : "argument";
        var guess = known.Select(name => (Name: name, Distance: EditDistance(token, name)))
            .Where(candidate => candidate.Distance <= Math.Max(2, token.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault().Name;
        return $"'{Path(line)}' knows no {kind} '{token}'{(guess is null ? "" : $"; did you mean '{guess}'?")}";
    }

    private static IEnumerable<string> Options(ParseResult line) =>
        line.CommandResult.Command.Options.Concat(line.RootCommandResult.Command.Options.Where(option => option.Recursive))
            .SelectMany(option => option.Aliases.Append(option.Name))
            .Where(name => name.StartsWith("--", StringComparison.Ordinal));

    private static string Path(ParseResult line) =>
        string.Join(' ', Names(line.CommandResult).Reverse());

    private static IEnumerable<string> Names(CommandResult command)
    {
        for (var at = command; at is not null; at = at.Parent as CommandResult)
        {
            yield return at.Parent is null ? "homelab" : at.Command.Name;
        }
    }

    // Levenshtein's distance, one row at a time.
    private static int EditDistance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
