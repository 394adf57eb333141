namespace Pulumi;

/// <summary>The connection to the engine that started the program.</summary>
internal sealed class EngineConnection : IAsyncDisposable
{
    public EngineConnection(string monitorAddress, string engineAddress) =>
        throw new NotImplementedException(monitorAddress + engineAddress);

    public IMonitor Monitor => throw new NotImplementedException();

    public IEngineClient Engine => throw new NotImplementedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
