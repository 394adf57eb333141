using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Homelab.Cli;

/// <summary>The parser library's help, and below it examples and what the exit codes mean.</summary>
/// <param name="help">The library's help.</param>
/// <param name="examples">Command lines to show, by the command whose help is asked for.</param>
internal sealed class HelpPage(HelpAction help, IReadOnlyDictionary<Command, string[]> examples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (examples.TryGetValue(parseResult.CommandResult.Command, out var lines))
        {
            output.WriteLine("Examples:");
            foreach (var line in lines)
            {
                output.WriteLine($"  {line}");
            }

            output.WriteLine();
        }

        output.WriteLine("Exit codes:");
        output.WriteLine("  0 done; 1 the preview has errors, or nothing could be written;");
        output.WriteLine("  2 the command line is wrong; 130 stopped with Ctrl-C");
        output.WriteLine();
        return code;
    }
}
