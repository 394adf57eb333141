using System.CommandLine;
using Homelab.Cli.ClusterSources;
using Homelab.Cli.Display;
using Homelab.Cluster.SmokeTests;
using Homelab.Engine;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Rendering;

namespace Homelab.Cli;

/// <summary><c>homelab smoke</c>: renders a stack's smoke test, or explains the results of its last run.</summary>
internal sealed class SmokeCommand : Command, IDocumentedCommand
{
    public SmokeCommand(CommandContext context)
        : base("smoke", "Render a stack's smoke test, or explain its last results")
    {
        var stack = new Argument<string>("stack") { Description = "Stack whose smoke test is rendered", Arity = ArgumentArity.ZeroOrOne };
        var profile = ProfileOption.Create("What to prove");
        var output = new Option<string?>("--output", "-o") { Description = "Folder for the manifests; default: one YAML stream to the standard output", HelpName = "DIR" };
        var results = new Option<bool>("--results") { Description = "Explain the results of the last run, from a cluster or from files" };
        var json = new JsonOption("the results as a JSON document");
        var program = CommandLineParts.Program();
        var idleTimeout = CommandLineParts.IdleTimeout();
        var cluster = new ClusterOptions();
        Arguments.Add(stack);
        Options.Add(profile);
        Options.Add(output);
        Options.Add(program);
        Options.Add(idleTimeout);
        Options.Add(results);
        Options.Add(json);
        cluster.AddTo(this);
        Validators.Add(line =>
        {
            if (line.GetValue(results) == (line.GetResult(stack) is { Tokens.Count: > 0 }))
            {
                line.AddError("name a stack to render its smoke test, or write --results to read those of the last run");
            }
        });
        this.SetAction(
            context,
            (line, cancel) => line.GetValue(results)
                ? ExplainAsync(context.Terminal, cluster.Source(line, context.Directory), line.GetValue(json), cancel)
                : RenderAsync(context, ProgramOptions.Of(line, stack, program, idleTimeout), line.GetValue(output), cancel),
            json.FaultTo(context.Terminal.Output));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab smoke --profile storage prod | kubectl apply -f -",
        "homelab smoke --profile storage --results",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Outcomes { get; } =
    [
        "0 rendered, or every step passed; 1 a step failed, or there is nothing to read;",
        "4 a step could not be judged;",
    ];

    private static async Task<ExitCode> ExplainAsync(Terminal terminal, IClusterSource source, bool json, CancellationToken cancel)
    {
        var reading = await source.ReadAsync(SmokeTestReport.Query, cancel);
        var (report, missing) = SmokeTestReport.Find(reading.Dump ?? throw new EngineException(string.Join('\n', reading.Faults)));
        if (report is null)
        {
            throw new EngineException($"{missing!.Reason}; {missing.Fix}");
        }

        if (json)
        {
            SmokeTestJson.Write(report, source.Description, terminal.Output);
        }
        else
        {
            new SmokeTestText(new StyledWriter(terminal.Output, terminal.OutputColour), terminal.Columns).Write(report, source.Description);
        }

        return report.Outcome switch
        {
            SmokeTestOutcome.Passed => ExitCode.Success,
            SmokeTestOutcome.Failed => ExitCode.Failure,
            _ => ExitCode.Unknown,
        };
    }

    private static async Task<ExitCode> RenderAsync(CommandContext context, ProgramOptions options, string? output, CancellationToken cancel)
    {
        var terminal = context.Terminal;
        var result = await ProgramRun.RunAsync(context, options, recording: null, cancel, SmokeTestSubtree.SwitchOn);
        foreach (var message in result.Messages.Where(message => message.Severity == Severity.Error))
        {
            terminal.WriteError(message.Text);
        }

        if (!result.Evaluation.Succeeded)
        {
            terminal.WriteError($"the preview of '{options.Stack}' has errors; nothing was rendered");
            return ExitCode.Failure;
        }

        var rendering = ManifestRenderer.Render(SmokeTestSubtree.Cut(result.Evaluation), withSecrets: false);
        foreach (var diagnostic in rendering.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error))
        {
            terminal.WriteError(diagnostic.Message);
        }

        if (!rendering.Succeeded)
        {
            return ExitCode.Failure;
        }

        if (output is null)
        {
            await terminal.Output.WriteAsync(string.Join("---\n", InOrder(rendering).Select(file => file.Content)).AsMemory(), cancel);
        }
        else
        {
            ManifestDirectory.Write(Path.GetFullPath(output, context.Directory), rendering.Files, cancel);
        }

        terminal.WriteNote(
            $"once applied, start a run with `kubectl -n {StorageSmokeTestNames.Namespace} create job --from=cronjob/{StorageSmokeTestNames.CronJob} run-1`, "
            + "and read it with `homelab smoke --profile storage --results`");
        return ExitCode.Success;
    }

    // kubectl takes a stream in the order it comes, and nothing can be made in a namespace that is not there.
    private static IEnumerable<RenderedFile> InOrder(Rendering rendering) =>
        rendering.Files.OrderByDescending(file => file.Content.Contains("\nkind: Namespace\n", StringComparison.Ordinal));
}
