using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Homelab.Cli;

/// <summary>The parser library's help, and below it examples and what the exit codes mean.</summary>
/// <param name="help">The library's help.</param>
internal sealed class HelpPage(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        Write(output, "Examples:", Examples(command));
        if (command is IDocumentedCommand documented)
        {
            Write(output, "Exit codes:", [.. documented.Outcomes, "2 the command line is wrong; 130 stopped with Ctrl-C"]);
        }

        return code;
    }

    private static IEnumerable<string> Examples(Command command) =>
        command is IDocumentedCommand documented ? documented.Examples : command.Subcommands.SelectMany(part => Examples(part).Take(1));

    private static void Write(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine(title);
        foreach (var line in lines)
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
    }
}
