using System.CommandLine;
using System.Globalization;
using Homelab.Cli.Display;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Rendering;

namespace Homelab.Cli;

/// <summary><c>homelab render</c>: writes what a stack declares as manifests.</summary>
internal sealed class RenderCommand : Command, IDocumentedCommand
{
    public RenderCommand(CommandContext context)
        : base("render", "Write a stack's objects as Kubernetes manifests")
    {
        var stack = CommandLineParts.Stack();
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder for the manifests, replaced as a whole; refused when it holds other files",
            HelpName = "DIR",
            Required = true,
        };
        var withSecrets = new Option<bool>("--with-secrets")
        {
            Description = $"Write secret values in clear text; else they are left out and named in the annotation {ManifestRenderer.MissingKeysAnnotation}",
        };
        var program = CommandLineParts.Program();
        var idleTimeout = CommandLineParts.IdleTimeout();
        Arguments.Add(stack);
        Options.Add(output);
        Options.Add(withSecrets);
        Options.Add(program);
        Options.Add(idleTimeout);
        this.SetAction(context, (line, cancel) => RunAsync(
            context,
            new RenderOptions(ProgramOptions.Of(line, stack, program, idleTimeout), line.GetRequiredValue(output), line.GetValue(withSecrets)),
            cancel));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab render prod -o out",
        "homelab render prod -o out --with-secrets && kubectl apply -R -f out",
    ];

    private static async Task<ExitCode> RunAsync(CommandContext context, RenderOptions options, CancellationToken cancel)
    {
        var terminal = context.Terminal;
        var result = await ProgramRun.RunAsync(context, options.Program, recording: null, cancel);
        foreach (var message in result.Messages)
        {
            Say(terminal, message.Severity, message.Urn, message.Text);
        }

        if (!result.Evaluation.Succeeded)
        {
            terminal.WriteError($"the preview of '{options.Program.Stack}' has errors; nothing was written");
            return ExitCode.Failure;
        }

        var rendering = ManifestRenderer.Render(result.Evaluation, options.WithSecrets);
        foreach (var diagnostic in rendering.Diagnostics)
        {
            Say(terminal, diagnostic.Severity, diagnostic.Urn, diagnostic.Message);
        }

        if (!rendering.Succeeded)
        {
            terminal.WriteError($"'{options.Program.Stack}' cannot be rendered whole; nothing was written");
            return ExitCode.Failure;
        }

        var changes = ManifestDirectory.Write(Path.GetFullPath(options.Output, context.Directory), rendering.Files, cancel);
        terminal.Output.WriteLine($"{Counted(rendering.Files.Length)} in {options.Output}: {changes}");
        if (rendering.Incomplete > 0)
        {
            terminal.WriteNote(string.Create(
                CultureInfo.InvariantCulture,
                $"secret values are missing in {rendering.Incomplete} of them, named by the annotation {ManifestRenderer.MissingKeysAnnotation}"));
        }

        return ExitCode.Success;
    }

    private static string Counted(int manifests) =>
        manifests == 1 ? "1 manifest" : string.Create(CultureInfo.InvariantCulture, $"{manifests} manifests");

    private static void Say(Terminal terminal, Severity severity, string? urn, string message)
    {
        var text = urn is null ? message : $"{urn}: {message}";
        switch (severity)
        {
            case Severity.Error:
                terminal.WriteError(text);
                break;
            case Severity.Warning:
                terminal.WriteWarning(text);
                break;
            default:
                terminal.WriteNote(text);
                break;
        }
    }
}

/// <summary>What a command line asks of a rendering.</summary>
/// <param name="Program">Which program, and how it is run.</param>
/// <param name="Output">The folder for the manifests.</param>
/// <param name="WithSecrets">Whether secret values are written.</param>
internal sealed record RenderOptions(ProgramOptions Program, string Output, bool WithSecrets);
