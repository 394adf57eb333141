using System.CommandLine;
using System.CommandLine.Parsing;
using Homelab.Cli.Display;
using Homelab.Cluster;

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
                : line.CommandResult.Command.Subcommands is [var first, ..] ? $"'{Path(line)}' needs a command, such as '{Path(line)} {first.Name}'"
                : Missing(line) is { } missing ? $"'{Path(line)}' needs {missing}"
                : line.Errors[0].Message.TrimEnd('.');
        }

        var isOption = token.StartsWith('-');
        var known = isOption ? Options(line) : line.CommandResult.Command.Subcommands.Select(command => command.Name);
        var kind = isOption ? "option" : line.CommandResult.Command.Subcommands.Count > 0 ? "command" : "argument";
        var guess = NearestName.Of(token, known);
        return $"'{Path(line)}' knows no {kind} '{token}'{(guess is null ? "" : $"; did you mean '{guess}'?")}";
    }

    // The first argument or required option that is not given, or that lacks its value.
    private static string? Missing(ParseResult line)
    {
        var command = line.CommandResult.Command;
        if (command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && line.GetResult(argument) is null or { Tokens.Count: 0 }) is { } missing)
        {
            return $"a {missing.Name}, such as '{Path(line)} {(missing.Name == "claim" ? "media/photos" : "prod")}'";
        }

        var option = command.Options.FirstOrDefault(option => option.Required && line.GetResult(option) is null or { Implicit: true })
            ?? command.Options.FirstOrDefault(option => option.HelpName is not null && line.GetResult(option) is { Implicit: false, Tokens.Count: 0 });
        return option is null ? null : $"a value for {option.Name}: {option.Name} {option.HelpName}";
    }

    private static IEnumerable<string> Options(ParseResult line) =>
        line.CommandResult.Command.Options.Concat(line.RootCommandResult.Command.Options.Where(option => option.Recursive))
            .SelectMany(option => option.Aliases.Append(option.Name))
            .Where(name => name.StartsWith("--", StringComparison.Ordinal));

    private static string Path(ParseResult line)
    {
        var path = "";
        for (SymbolResult? result = line.CommandResult; result is CommandResult command && command != line.RootCommandResult; result = result.Parent)
        {
            path = $" {command.Command.Name}{path}";
        }

        return $"homelab{path}";
    }
}
