using Pulumirpc;

namespace Pulumi;

/// <summary>Sends messages to the engine, one after the other.</summary>
internal sealed class EngineLogger(IEngineClient engine, Runner runner)
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _last = Task.CompletedTask;
    private volatile bool _loggedErrors;

    /// <summary>Whether an error was logged, which makes the run fail.</summary>
    public bool LoggedErrors => _loggedErrors;

    /// <summary>Queues a message; it is sent when the resource's URN is there and the messages before it are out.</summary>
    public void Log(LogSeverity severity, string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        _loggedErrors |= severity == LogSeverity.Error;
        lock (_lock)
        {
            _last = SendAsync(_last, severity, message, resource, streamId, ephemeral);
            runner.Track(_last);
        }
    }

    /// <summary>Limits the waiting for URNs: the program has failed, and some may never come.</summary>
    public void StopWaitingForResources() => _ = EndAsync();

    /// <summary>Waits until every message is out.</summary>
    /// <exception cref="LogException">One could not be sent.</exception>
    public async Task FlushAsync()
    {
        while (true)
        {
            Task last;
            lock (_lock)
            {
                last = _last;
            }

            await last.ConfigureAwait(false);
            lock (_lock)
            {
                if (last == _last)
                {
                    return;
                }
            }
        }
    }

    private async Task EndAsync()
    {
        await Task.Delay(LastWait).ConfigureAwait(false);
        _ending.TrySetResult();
    }

    private async Task SendAsync(Task before, LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        await before.ConfigureAwait(false);
        try
        {
            await engine.LogAsync(new LogRequest
            {
                Severity = severity,
                Message = message,
                Urn = await UrnOfAsync(resource).ConfigureAwait(false),
                StreamId = streamId ?? 0,
                Ephemeral = ephemeral ?? false,
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw new LogException(exception);
        }
    }

    /// <summary>The URN of the resource that a message belongs to; empty when there is none, or the program has failed before it came.</summary>
    private async Task<string> UrnOfAsync(Resource? resource)
    {
        if (resource?.Urn is not { } urn)
        {
            return "";
        }

        var data = urn.GetDataAsync().AsTask();
        await Task.WhenAny(data, _ending.Task).ConfigureAwait(false);
        return data.IsCompletedSuccessfully ? (await data.ConfigureAwait(false)).Value : "";
    }
}
