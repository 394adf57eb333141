using System.CommandLine;
using Homelab.Cli.Display;
using Homelab.Engine.Recording;

namespace Homelab.Cli;

/// <summary><c>homelab preview</c>: shows what an apply would do.</summary>
internal sealed class PreviewCommand : Command, IDocumentedCommand
{
    public PreviewCommand(CommandContext context)
        : base("preview", "Show what a stack would create, import and read")
    {
        var stack = CommandLineParts.Stack();
        var diff = new Option<bool>("--diff") { Description = "Show every property of every resource" };
        var json = new Option<bool>("--json") { Description = "Print the JSON of 'pulumi preview --json', also on failure" };
        var record = new Option<string?>("--record")
        {
            Description = "Also write what the program asked of the engine to a file, one JSON object a line, without secrets",
            HelpName = "FILE",
        };
        var program = CommandLineParts.Program();
        var idleTimeout = CommandLineParts.IdleTimeout();
        Arguments.Add(stack);
        Options.Add(diff);
        Options.Add(json);
        Options.Add(record);
        Options.Add(program);
        Options.Add(idleTimeout);
        Validators.Add(line =>
        {
            if (line.GetValue(diff) && line.GetValue(json))
            {
                line.AddError("--diff and --json exclude each other: the JSON holds every property anyway");
            }
        });
        this.SetAction(
            context,
            (line, cancel) => RunAsync(
                context,
                new PreviewOptions(
                    ProgramOptions.Of(line, stack, program, idleTimeout), line.GetValue(diff), line.GetValue(json), line.GetValue(record)),
                cancel),
            (line, fault) =>
            {
                if (line.GetValue(json))
                {
                    PlanJson.WriteFault(fault, context.Terminal.Output);
                }
            });
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab preview prod",
        "homelab preview prod --diff | less -R",
        "homelab preview prod --json | jq .changeSummary",
        "homelab preview dev --program ../other-project",
    ];

    private static async Task<ExitCode> RunAsync(CommandContext context, PreviewOptions options, CancellationToken cancel)
    {
        var terminal = context.Terminal;
        var recording = options.Record is null ? null : new RequestRecording();
        var record = options.Record is null ? null : RecordFile.At(options.Record, context.Directory);
        var result = await ProgramRun.RunAsync(context, options.Program, recording, cancel);
        record?.Write(recording!.Lines);
        if (options.Json)
        {
            PlanJson.Write(result, terminal.Output);
        }
        else
        {
            PlanText.Write(result, new StyledWriter(terminal.Output, terminal.OutputColour), terminal.Columns, options.Diff);
        }

        return result.Evaluation.Succeeded ? ExitCode.Success : ExitCode.Failure;
    }
}

/// <summary>What a command line asks of a preview.</summary>
/// <param name="Program">Which program, and how it is run.</param>
/// <param name="Diff">Whether to show every property.</param>
/// <param name="Json">Whether to print JSON.</param>
/// <param name="Record">The file for the program's requests; null for none.</param>
internal sealed record PreviewOptions(ProgramOptions Program, bool Diff, bool Json, string? Record);
