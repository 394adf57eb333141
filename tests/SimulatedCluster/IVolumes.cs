namespace Homelab.SimulatedCluster;

/// <summary>What the volumes hold. In memory for models, directories where the real scripts run.</summary>
public interface IVolumes
{
    /// <summary>Makes an empty volume.</summary>
    void Make(string volume);

    /// <summary>Destroys a volume's data.</summary>
    void Wipe(string volume);

    /// <summary>A workload writes something that it will want to read again.</summary>
    void Write(string volume);

    /// <summary>Begins a task of the mover; what it reads now may be old when it ends.</summary>
    void Begin(MoverPod pod);

    /// <summary>Ends it.</summary>
    /// <returns>Exit code and termination message.</returns>
    (int Code, string Message) End(MoverPod pod);
}

/// <summary>A mover's pod as its volumes see it.</summary>
/// <param name="Uid">The pod.</param>
/// <param name="Script">The script.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Source">The volume at <c>/src</c>.</param>
/// <param name="Target">The volume at <c>/dst</c>; null when there is none.</param>
/// <param name="TargetIsReadOnly">Whether the latter cannot be written to.</param>
public sealed record MoverPod(string Uid, string Script, string[] Arguments, string Source, string? Target, bool TargetIsReadOnly);
