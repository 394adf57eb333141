using System.Collections.Immutable;

namespace Homelab.SimulatedCluster;

/// <summary>Volumes as sets of writes: enough to tell what is complete, what is half a copy and what is gone.</summary>
public sealed class MemoryVolumes : IVolumes
{
    private readonly Dictionary<string, Content> _contents;
    private readonly Dictionary<string, ImmutableHashSet<int>> _read;
    private int _writes;

    public MemoryVolumes()
    {
        _contents = [];
        _read = [];
    }

    private MemoryVolumes(MemoryVolumes other)
    {
        (_contents, _read, _writes) = (new(other._contents), new(other._read), other._writes);
        (Acknowledged, Unacknowledged, NextCopyIsCorrupt) = (other.Acknowledged, other.Unacknowledged, other.NextCopyIsCorrupt);
        Wiped.AddRange(other.Wiped);
    }

    /// <summary>Every write that a workload was told is done.</summary>
    public ImmutableHashSet<int> Acknowledged { get; set; } = [];

    /// <summary>A volume whose writes nobody wants to keep.</summary>
    public string? Unacknowledged { get; set; }

    /// <summary>Volumes whose data was destroyed.</summary>
    public List<string> Wiped { get; } = [];

    /// <summary>The next copy has the right names, sizes and times, and a wrong byte, as a disk that lies would make it.</summary>
    public bool NextCopyIsCorrupt { get; set; }

    /// <summary>The same volumes, which go their own way from here.</summary>
    public MemoryVolumes Fork() => new(this);

    /// <summary>Whether a volume holds every acknowledged write.</summary>
    public bool IsWhole(string volume) =>
        _contents.TryGetValue(volume, out var content) && !content.IsHalf && !content.IsCorrupt && Acknowledged.IsSubsetOf(content.Writes);

    /// <summary>Whether any volume does.</summary>
    public bool IsWholeSomewhere => _contents.Keys.Any(IsWhole);

    public ImmutableHashSet<int> Writes(string volume) => _contents[volume].Writes;

    public void Make(string volume) => _contents[volume] = new Content([], IsHalf: false, IsCorrupt: false);

    public void Wipe(string volume)
    {
        _contents.Remove(volume);
        Wiped.Add(volume);
    }

    public void Write(string volume)
    {
        _contents[volume] = _contents[volume] with { Writes = _contents[volume].Writes.Add(++_writes) };
        if (volume != Unacknowledged)
        {
            Acknowledged = Acknowledged.Add(_writes);
        }
    }

    public void Begin(MoverPod pod)
    {
        _read[pod.Uid] = _contents[pod.Source].Writes;
        if (pod.Script == "copy.sh")
        {
            if (pod.TargetIsReadOnly)
            {
                throw new InvalidOperationException("a copy to a volume that cannot be written to");
            }

            var target = _contents[pod.Target!];
            _contents[pod.Target!] = target with { IsHalf = !target.Writes.SetEquals(_read[pod.Uid]) };
        }
    }

    public (int Code, string Message) End(MoverPod pod)
    {
        switch (pod.Script)
        {
            case "measure.sh":
                return (0, "used=1048576\nentries=3\nowner=1000:1000\n");
            case "copy.sh":
                // What looks right by size and time is left as it is, unless every byte is asked for.
                var stays = _contents[pod.Target!].IsCorrupt && !pod.Arguments.Contains("whole");
                _contents[pod.Target!] = new Content(_read[pod.Uid], IsHalf: false, IsCorrupt: NextCopyIsCorrupt || stays);
                NextCopyIsCorrupt = false;
                return (0, "copied=3\n");
            default:
                var (source, target) = (_contents[pod.Source], _contents[pod.Target!]);
                var isSame = !source.IsHalf && !target.IsHalf && source.Writes.SetEquals(target.Writes)
                    && (pod.Arguments.Contains("quick") || source.IsCorrupt == target.IsCorrupt);
                return isSame
                    ? (0, "entries=3\nfiles=2\nbytes=10\n")
                    : (1, "error=the copy differs in 1 places, first: >f.st...... data\n");
        }
    }

    private sealed record Content(ImmutableHashSet<int> Writes, bool IsHalf, bool IsCorrupt);
}
