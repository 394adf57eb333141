using System.Collections.Immutable;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Planning;
using Homelab.Engine.Projects;
using Homelab.Engine.Protocol;

namespace Homelab.Cli;

/// <summary>All that the display of a preview shows.</summary>
/// <param name="Evaluation">What the program declared.</param>
/// <param name="Plan">What an apply would do.</param>
/// <param name="Messages">What the program and the engine said, and what the program printed; without the ephemeral and debug messages.</param>
/// <param name="Config">The stack's config.</param>
internal sealed record PreviewResult(
    Evaluation Evaluation,
    Plan Plan,
    ImmutableArray<PreviewMessage> Messages,
    StackConfiguration Config)
{
    /// <summary>URN of the stack itself, also when the program ended before it was registered.</summary>
    public string StackUrn { get; } =
        Urn.Create(Evaluation.Stack, Evaluation.Project, null, Urn.StackType, $"{Evaluation.Project}-{Evaluation.Stack}").ToString();

    /// <summary>Plans an evaluation and gathers what was said.</summary>
    /// <param name="evaluation">What the program declared.</param>
    /// <param name="printed">What the program printed.</param>
    /// <param name="config">The stack's config.</param>
    public static PreviewResult Of(Evaluation evaluation, IEnumerable<PreviewMessage> printed, StackConfiguration config)
    {
        var said = evaluation.Diagnostics
            .Where(d => !d.Ephemeral && d.Severity != Severity.Debug)
            .Select(d => new PreviewMessage(d.Severity, d.Message, string.IsNullOrEmpty(d.Urn) ? null : d.Urn));
        return new PreviewResult(
            evaluation,
            Planner.Plan(evaluation),
            [.. printed, .. said],
            config);
    }
}

/// <summary>A message of a preview.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">The text.</param>
/// <param name="Urn">The resource it is about; null for the program as a whole.</param>
/// <param name="IsProgramError">Whether the program wrote it to its standard error; then it is for information like the rest of its output.</param>
internal sealed record PreviewMessage(Severity Severity, string Text, string? Urn = null, bool IsProgramError = false);
