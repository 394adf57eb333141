using System.Collections.Immutable;

namespace Homelab.Engine.Evaluation;

/// <summary>Collects what program and engine say, hides secrets in it, and hands it to the observer.</summary>
internal sealed class DiagnosticLog(IEvaluationObserver? observer, ImmutableArray<string> secrets)
{
    private const int LastLines = 20;

    private readonly Lock _gate = new();
    private readonly SecretMask _mask = new(secrets);
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Queue<string> _lastErrorLines = new();
    private readonly List<string> _failures = [];

    /// <summary>Whether an error was reported.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>All that was said, in order of arrival.</summary>
    public ImmutableArray<Diagnostic> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _diagnostics];
            }
        }
    }

    /// <summary>The last lines that the program wrote to standard error.</summary>
    public string LastErrorLines
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _lastErrorLines);
            }
        }
    }

    /// <summary>Adds what the engine has to say.</summary>
    public void Add(Severity severity, string message, string? urn = null) =>
        Add(new Diagnostic(severity, _mask.Apply(message), urn));

    /// <summary>Tells what is going on; worth nothing afterwards, so that it is not kept.</summary>
    public void AddProgress(string message) =>
        observer?.OnDiagnostic(new Diagnostic(Severity.Info, _mask.Apply(message), Ephemeral: true));

    /// <summary>Adds an error of the engine that the program will hear of too, and may repeat.</summary>
    public void AddFailure(string message, string? urn)
    {
        var masked = _mask.Apply(message);
        lock (_gate)
        {
            _failures.Add(masked);
        }

        Add(new Diagnostic(Severity.Error, masked, urn));
    }

    /// <summary>Adds what the program logged, unless it only repeats a failure that the engine has reported.</summary>
    public void AddFromProgram(Diagnostic diagnostic)
    {
        var masked = diagnostic with { Message = _mask.Apply(diagnostic.Message) };
        if (masked.Severity == Severity.Error && RepeatsFailure(masked.Message))
        {
            return;
        }

        Add(masked);
    }

    /// <summary>Passes on a line that the program, or the build of it, wrote.</summary>
    public void AddOutput(string line, bool isError)
    {
        var masked = _mask.Apply(line);
        if (isError)
        {
            lock (_gate)
            {
                _lastErrorLines.Enqueue(masked);
                if (_lastErrorLines.Count > LastLines)
                {
                    _lastErrorLines.Dequeue();
                }
            }
        }

        observer?.OnProgramOutput(masked, isError);
    }

    private void Add(Diagnostic diagnostic)
    {
        lock (_gate)
        {
            _diagnostics.Add(diagnostic);
            HasErrors |= diagnostic.Severity == Severity.Error;
        }

        observer?.OnDiagnostic(diagnostic);
    }

    private bool RepeatsFailure(string message)
    {
        lock (_gate)
        {
            return _failures.Any(f => message.Contains(f, StringComparison.Ordinal));
        }
    }
}
