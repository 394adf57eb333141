using System.Collections.Immutable;
using Homelab.Engine.Evaluation;

namespace Homelab.Cli;

/// <summary>Counts and collects what happens while a program runs.</summary>
internal sealed class ProgramLog : IEvaluationObserver
{
    private readonly List<PreviewMessage> _printed = [];
    private int _registrations;
    private volatile string? _activity;

    /// <summary>Resources registered so far.</summary>
    public int Registrations => Volatile.Read(ref _registrations);

    /// <summary>What the engine is busy with, such as a build; null when it only waits for the program.</summary>
    public string? Activity => Registrations == 0 ? _activity : null;

    /// <summary>What the program printed so far, a message a line.</summary>
    public ImmutableArray<PreviewMessage> Printed
    {
        get
        {
            lock (_printed)
            {
                return [.. _printed];
            }
        }
    }

    /// <inheritdoc/>
    public void OnRegistration(Registration registration)
    {
        if (!registration.IsDefaultProvider)
        {
            Interlocked.Increment(ref _registrations);
        }
    }

    /// <inheritdoc/>
    public void OnDiagnostic(Diagnostic diagnostic)
    {
        // The evaluation holds all the others.
        if (diagnostic.Ephemeral)
        {
            _activity = diagnostic.Message;
        }
    }

    /// <inheritdoc/>
    public void OnProgramOutput(string line, bool isError)
    {
        lock (_printed)
        {
            _printed.Add(new PreviewMessage(Severity.Info, line, Urn: null, IsProgramError: isError));
        }
    }
}
