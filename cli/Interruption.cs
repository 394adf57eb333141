using System.Runtime.InteropServices;

namespace Homelab.Cli;

/// <summary>Turns the signals that ask a process to end into a cancellation, so that nothing that it started stays behind.</summary>
/// <remarks>
/// The command line's own handling of signals is not used: what arrives before its first wait ends the process while
/// the command goes on in the background. A signal that was ignored from the start, as under nohup, stays ignored.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to listen.</summary>
    public Interruption() => _registrations = Array.ConvertAll(Signals, signal => PosixSignalRegistration.Create(signal, Handle));

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    // A second signal is left to do what it does by itself: end the process at once.
    private void Handle(PosixSignalContext context)
    {
        if (!_source.IsCancellationRequested)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
