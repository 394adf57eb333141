using System.Collections.Immutable;
using Homelab.Engine.Evaluation;

namespace Homelab.Cli;

/// <summary>Counts and collects what happens while a program runs.</summary>
internal sealed class ProgramLog : IEvaluationObserver
{
    private readonly List<PreviewMessage> _printed = [];
    private int _registrations;

    /// <summary>Resources registered so far.</summary>
    public int Registrations => Volatile.Read(ref _registrations);

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
        // The evaluation holds them all; progress shows none.
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
