using System.Collections.Immutable;
using System.Globalization;
using Homelab.Engine.Launching;

namespace Homelab.Engine.Evaluation;

/// <summary>Collects what program and engine say, hides secrets in it, and hands it to the observer.</summary>
internal sealed class DiagnosticLog(IEvaluationObserver? observer, ImmutableArray<string> secrets)
{
    private const int LastLines = 20;
    private const string Cut = " … [the rest was left out]";

    private readonly Lock _gate = new();
    private readonly SecretMask _mask = new(secrets);
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Queue<string> _lastErrorLines = new();
    private readonly List<string> _failures = [];
    private readonly Dictionary<Severity, LogBudget> _budgets = Enum.GetValues<Severity>().ToDictionary(s => s, _ => new LogBudget());

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
        Add(new Diagnostic(severity, Mask(message), urn));

    /// <summary>Tells what is going on; worth nothing afterwards, so that it is not kept.</summary>
    public void AddProgress(string message) =>
        observer?.OnDiagnostic(new Diagnostic(Severity.Info, _mask.Apply(message), Ephemeral: true));

    /// <summary>Adds an error of the engine that the program will hear of too, and may repeat.</summary>
    public void AddFailure(string message, string? urn)
    {
        var masked = Mask(message);
        lock (_gate)
        {
            if (_failures.Count < LogBudget.MaxMessages)
            {
                _failures.Add(masked);
            }
        }

        Add(new Diagnostic(Severity.Error, masked, urn));
    }

    /// <summary>Adds what the program logged, unless it only repeats a failure that the engine has reported.</summary>
    public void AddFromProgram(Diagnostic diagnostic)
    {
        var masked = diagnostic with { Message = Mask(diagnostic.Message) };
        if (masked.Severity == Severity.Error && RepeatsFailure(masked.Message))
        {
            return;
        }

        Add(masked);
    }

    /// <summary>Passes on a line that the program wrote; one of <see cref="OutputLines.MaxLength"/> was cut.</summary>
    public void AddOutput(string line, bool isError)
    {
        var masked = line.Length < OutputLines.MaxLength ? _mask.Apply(line) : _mask.ApplyToStart(line) + Cut;
        lock (_gate)
        {
            if (isError)
            {
                _lastErrorLines.Enqueue(masked);
                if (_lastErrorLines.Count > LastLines)
                {
                    _lastErrorLines.Dequeue();
                }
            }

            if (!_budgets[Severity.Info].TryTake(masked.Length))
            {
                return;
            }
        }

        observer?.OnProgramOutput(masked, isError);
    }

    /// <summary>Says how much was left out of what the program said; called once, at its end.</summary>
    public void TellWhatWasLeftOut()
    {
        var parts = new List<string>();
        lock (_gate)
        {
            foreach (var (severity, noun) in new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Info, "message") })
            {
                if (_budgets[severity].LeftOut is > 0 and var count)
                {
                    parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}"));
                }
            }

            if (parts.Count > 0)
            {
                _diagnostics.Add(new Diagnostic(Severity.Warning, $"the program said too much to show it all; left out: {string.Join(", ", parts)}"));
            }
        }
    }

    private string Mask(string message) => message.Length <= LogBudget.MaxMessageLength
        ? _mask.Apply(message)
        : _mask.ApplyToStart(message[..LogBudget.MaxMessageLength]) + Cut;

    private void Add(Diagnostic diagnostic)
    {
        lock (_gate)
        {
            HasErrors |= diagnostic.Severity == Severity.Error;

            // Progress must not take the place of what people are shown.
            var budget = _budgets[diagnostic.Ephemeral ? Severity.Debug : diagnostic.Severity];
            if (!budget.TryTake(diagnostic.Message.Length))
            {
                return;
            }

            _diagnostics.Add(diagnostic);
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
