using System.Globalization;
using Homelab.Cli.Display;
using Homelab.Cluster.Migration;
using Homelab.Engine;

namespace Homelab.Cli.Migration;

/// <summary>What a command line allows a migration.</summary>
/// <param name="Yes">Whether questions about what destroys no data are answered with yes.</param>
/// <param name="Patience">How long one thing may be waited for, without the mover's work.</param>
/// <param name="Interval">How long to wait between two looks.</param>
internal sealed record MigrationRunOptions(bool Yes, TimeSpan Patience, TimeSpan Interval);

/// <summary>Drives a migration: looks, decides, acts, and looks again, until there is nothing left to do.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="terminal">Where it writes, and asks.</param>
/// <param name="options">What it may do.</param>
internal sealed class MigrationRunner(MigrationCluster cluster, Terminal terminal, MigrationRunOptions options)
{
    // Something else undoes the same thing again and again.
    private const int MostRepeats = 10;

    private static readonly string Name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");

    private readonly Dictionary<string, int> _done = [];
    private readonly HashSet<Consent> _agreed = [Consent.None];
    private string? _waiting;
    private DateTimeOffset _since;

    /// <summary>Agreed to by the command line itself.</summary>
    public MigrationRunner Agreed(params ReadOnlySpan<Consent> consents)
    {
        foreach (var consent in consents)
        {
            _agreed.Add(consent);
        }

        return this;
    }

    /// <summary>Drives it until it is over, waits for a person, or is stopped. Wherever it stops, the record says how to go on.</summary>
    /// <param name="names">The migration.</param>
    /// <param name="cancel">Stops it between two calls.</param>
    /// <exception cref="EngineException">It cannot go on; the message says what to do.</exception>
    public async Task<ExitCode> RunAsync(MigrationNames names, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                var observed = await cluster.ObserveAsync(names.Claim.Namespace!, cancel);
                if (Read(names, observed) is not { } record)
                {
                    terminal.Output.WriteLine($"the migration of {names.Claim.Namespace}/{names.Claim.Name} is over");
                    return ExitCode.Success;
                }

                if (RunnerLock.MustRenew(record, Name, observed.Time))
                {
                    await WriteAsync(names, record with { Runner = new RunnerFacts(Name, observed.Time) }, observed);
                    continue;
                }

                if (await StepAsync(MigrationMachine.Next(record, observed), cancel) is { } code)
                {
                    return code;
                }
            }
        }
        finally
        {
            await ReleaseAsync(names);
        }
    }

    /// <summary>Takes the record for this process, changed as somebody asked.</summary>
    /// <param name="names">The migration.</param>
    /// <param name="record">The record.</param>
    /// <param name="change">What is asked of it.</param>
    /// <param name="observed">The cluster.</param>
    /// <exception cref="EngineException">Another process has it, or what is asked cannot be.</exception>
    public async Task BeginAsync(MigrationNames names, MigrationRecord record, MigrationIntent change, MigrationObservation observed)
    {
        if (RunnerLock.Check(record, Name, observed.Time) is { } busy)
        {
            throw new EngineException(busy.ToString());
        }

        if (change.Record is not { } changed)
        {
            throw new EngineException(string.Join('\n', change.Faults));
        }

        if (!await WriteAsync(names, changed with { Runner = new RunnerFacts(Name, observed.Time) }, observed))
        {
            throw new EngineException($"somebody else changed the record of {names.Claim} at this moment; look at 'homelab migrate status' and try again");
        }
    }

    /// <summary>The record of a migration; null when there is none.</summary>
    /// <exception cref="EngineException">There is one that cannot be read.</exception>
    public static MigrationRecord? Read(MigrationNames names, MigrationObservation observed) =>
        observed.Find(names.Record) is not { } configMap ? null
        : MigrationRecordJson.TryRead(configMap, out var record, out var fault) ? record
        : throw new EngineException(fault.ToString());

    private Task<bool> WriteAsync(MigrationNames names, MigrationRecord record, MigrationObservation observed) =>
        cluster.ApplyAsync(new ReplaceCall(
            names.Record, MigrationRecordJson.Write(record, observed.Find(names.Record)!.Json.GetProperty("metadata").GetProperty("resourceVersion").GetString())));

    private async Task<ExitCode?> StepAsync(Decision decision, CancellationToken cancel)
    {
        switch (decision)
        {
            case Act act:
                if (!Agrees(act))
                {
                    terminal.WriteNote("nothing further was done; the same command goes on from here");
                    return ExitCode.Failure;
                }

                await ActAsync(act);
                return null;
            case Wait wait:
                Wait(wait);
                await Task.Delay(options.Interval, cancel);
                return null;
            case Refuse refuse:
                throw new EngineException(string.Join('\n', refuse.Faults));
            case Pause pause:
                terminal.Output.WriteLine(SafeText.OfMessage(pause.Message));
                return ExitCode.Success;
            default:
                throw new InvalidOperationException(decision.ToString());
        }
    }

    private async Task ActAsync(Act act)
    {
        var repeats = _done[act.What] = _done.GetValueOrDefault(act.What) + 1;
        if (repeats > MostRepeats)
        {
            throw new EngineException($"{act.What}: done {MostRepeats} times, and something undoes it each time; find out what (GitOps, an operator, an autoscaler), suspend it and go on");
        }

        _waiting = null;
        if (await cluster.ApplyAsync(act.Call))
        {
            terminal.Output.WriteLine(SafeText.OfMessage(act.What));
            await terminal.Output.FlushAsync(CancellationToken.None);
        }
    }

    private void Wait(Wait wait)
    {
        if (_waiting != wait.For)
        {
            (_waiting, _since) = (wait.For, DateTimeOffset.UtcNow);
            terminal.WriteNote($"waiting for {wait.For}");
        }
        else if (DateTimeOffset.UtcNow - _since > options.Patience)
        {
            throw new EngineException(
                $"waited {options.Patience.TotalMinutes:0} minutes for {wait.For}{(wait.Hint.Length > 0 ? $"; see {wait.Hint}" : "")}; the same command goes on from here, and --patience waits longer");
        }
    }

    private bool Agrees(Act act)
    {
        if (_agreed.Contains(act.Consent))
        {
            return true;
        }

        var (question, destroys) = act.Consent switch
        {
            Consent.Downtime => ($"Next: {act.What}. The workloads stand still until the cut over.", false),
            Consent.Swap => ($"Next: {act.What}. Claims and StatefulSets are deleted and made again; volumes and data stay.", false),
            Consent.DiscardCopy => ($"Next: {act.What}. The source keeps everything.", false),
            _ => ($"Next: {act.What}. The data in it is destroyed.", true),
        };
        var agrees = !destroys && options.Yes || MigrationQuestions.Confirm(terminal, question);
        if (agrees)
        {
            _agreed.Add(act.Consent);
        }

        return agrees;
    }

    // Best effort: whoever comes next would otherwise have to wait until this one counts as gone.
    private async Task ReleaseAsync(MigrationNames names)
    {
        try
        {
            var observed = await cluster.ObserveAsync(names.Claim.Namespace!, CancellationToken.None);
            if (Read(names, observed) is { Runner.Name: var runner } record && runner == Name)
            {
                await WriteAsync(names, record with { Runner = null }, observed);
            }
        }
        catch (EngineException e)
        {
            terminal.WriteWarning($"the record still says that this homelab works on it, for {RunnerLock.Lease.TotalSeconds:0} seconds: {e.Message}");
        }
    }
}
