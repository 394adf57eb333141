namespace Homelab.Engine.Evaluation;

/// <summary>What a program last did with the engine, by which one that hangs is told from one that works.</summary>
/// <remarks>
/// Logging does not count: a program that only talks, for ever, hangs too. Members are called from many threads at once.
/// </remarks>
internal sealed class ProgramActivity(TimeProvider time)
{
    private long _last = time.GetTimestamp();
    private volatile string? _resource;
    private volatile string? _brokenCall;

    /// <summary>Whether the program has called the engine at all.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>How long ago the program last asked anything of the engine; before that, since its start.</summary>
    public TimeSpan Idle => time.GetElapsedTime(Interlocked.Read(ref _last));

    /// <summary>URN of the resource that was registered last; null when there is none.</summary>
    public string? LastResource => _resource;

    /// <summary>The method whose request was cut off, since the connection broke; null when none was.</summary>
    public string? BrokenCall => _brokenCall;

    /// <summary>The program starts now.</summary>
    public void Start() => Interlocked.Exchange(ref _last, time.GetTimestamp());

    /// <summary>A call begins or ends.</summary>
    public void Note(string path)
    {
        IsConnected = true;
        if (path.StartsWith(MonitorService.Service, StringComparison.Ordinal))
        {
            Start();
        }
    }

    /// <summary>A resource was registered.</summary>
    public void NoteResource(string urn) => _resource = urn;

    /// <summary>The connection broke within a request.</summary>
    public void NoteBroken(string path) => _brokenCall = path[(path.LastIndexOf('/') + 1)..];
}
