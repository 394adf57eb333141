using System.Collections.Immutable;
using Homelab.Engine.Protocol;

namespace Homelab.Engine.Evaluation;

/// <summary>What one run of a program declared: the immutable facts that planning, rendering and display work on.</summary>
/// <param name="Project">Name of the project.</param>
/// <param name="Stack">Name of the stack.</param>
/// <param name="Registrations">
/// Every resource, default providers included, in an order that no timing changes: parents, providers and dependencies
/// before those that need them, otherwise sorted by URN.
/// </param>
/// <param name="Outputs">The stack's outputs.</param>
/// <param name="Diagnostics">What the program and the engine said, in order of arrival.</param>
/// <param name="End">How the run ended.</param>
/// <param name="Duration">From the start of the program to its end.</param>
public sealed record Evaluation(
    string Project,
    string Stack,
    ImmutableArray<Registration> Registrations,
    PropertyMap Outputs,
    ImmutableArray<Diagnostic> Diagnostics,
    RunEnd End,
    TimeSpan Duration)
{
    /// <summary>True when the program ended well and nothing was logged as an error.</summary>
    public bool Succeeded => End == RunEnd.Succeeded && !Diagnostics.Any(d => d.Severity == Severity.Error);
}

/// <summary>How a program's run ended.</summary>
public enum RunEnd
{
    /// <summary>Exit code 0 after everything was registered.</summary>
    Succeeded,

    /// <summary>The program failed; the diagnostics tell why.</summary>
    Failed,

    /// <summary>The user or a time limit stopped it.</summary>
    Cancelled,
}

/// <summary>How much a message matters.</summary>
public enum Severity
{
    /// <summary>Shown with <c>--debug</c> only.</summary>
    Debug,

    /// <summary>For information.</summary>
    Info,

    /// <summary>Worth a look; does not fail the run.</summary>
    Warning,

    /// <summary>Fails the run.</summary>
    Error,
}

/// <summary>A message of the program or the engine.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">The text; may have several lines.</param>
/// <param name="Urn">The resource it is about; null for the program as a whole.</param>
/// <param name="Ephemeral">True for progress that is worth nothing afterwards.</param>
public sealed record Diagnostic(Severity Severity, string Message, string? Urn = null, bool Ephemeral = false);
