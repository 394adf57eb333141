using System.CommandLine;

namespace Homelab.Cli.Display;

/// <summary>The option <c>--json</c> of a command whose faults are to be a document too.</summary>
internal sealed class JsonOption : Option<bool>
{
    /// <summary>Makes the option.</summary>
    /// <param name="document">What is printed.</param>
    public JsonOption(string document = "a JSON document")
        : base("--json") => Description = $"Print {document}, also on failure";

    /// <summary>Writes a fault as a document, where a command line asks for one.</summary>
    /// <param name="output">Where it goes.</param>
    public Action<ParseResult, string> FaultTo(TextWriter output) => (line, fault) =>
    {
        if (line.GetValue(this))
        {
            JsonOutput.WriteFault(output, fault);
        }
    };
}
