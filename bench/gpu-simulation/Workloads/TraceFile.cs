using System.Globalization;
using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>Reads pods from a file in the trace's format, openb_pod_list_*.csv.</summary>
internal static class TraceFile
{
    /// <summary>Columns that are read; others are passed over.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["num_gpu", "qos", "creation_time", "scheduled_time", "deletion_time"];

    private static readonly Dictionary<string, QualityOfService> Qualities = new()
    {
        ["LS"] = QualityOfService.LatencySensitive,
        ["BE"] = QualityOfService.BestEffort,
        ["Burstable"] = QualityOfService.Burstable,
        ["Guaranteed"] = QualityOfService.Guaranteed,
    };

    /// <summary>Reads the pods that ask for a GPU and ran, in the order of their creation.</summary>
    /// <param name="reader">The file's text.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="InputException">The text is not in the format; names every fault of the first lines that have any.</exception>
    public static IReadOnlyList<TracePod> Read(TextReader reader, string name)
    {
        var header = reader.ReadLine()?.TrimStart('\uFEFF').Split(',')
            ?? throw new InputException([new Fault(name, null, "the file is empty", $"give a file with the columns {string.Join(", ", Columns)}")]);
        var places = Columns.Select(column => Array.IndexOf(header, column)).ToArray();
        var faults = Columns.Where((_, i) => places[i] < 0)
            .Select(column => new Fault($"{name}:1", string.Join(',', header), $"there is no column {column}", $"give a file with the columns {string.Join(", ", Columns)}"))
            .ToList();
        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }

        List<TracePod> pods = [];
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length > 0 && new TraceLine(name, line, text.Split(','), header.Length, places, faults).Read() is { } pod)
            {
                pods.Add(pod);
            }

            if (faults.Count > 0)
            {
                throw new InputException(faults);
            }
        }

        return pods.Count > 0
            ? [.. pods.OrderBy(pod => pod.Created)]
            : throw new InputException([new Fault(name, null, "no pod in it asks for a GPU and ran", "give the list of all pods, such as openb_pod_list_default.csv")]);
    }

    private sealed class TraceLine(string name, int line, string[] fields, int width, int[] places, List<Fault> faults)
    {
        public TracePod? Read()
        {
            if (fields.Length != width)
            {
                faults.Add(new Fault($"{name}:{line}", string.Join(',', fields), $"{fields.Length} fields where the first line has {width}", "fields have no commas and no quotes in this format"));
                return null;
            }

            var gpus = Number(0);
            if (gpus == 0 || fields[places[3]].Length == 0)
            {
                return null; // Without a GPU, or never scheduled: it has no duration.
            }

            var quality = Quality();
            var (created, scheduled, deleted) = (Number(2), Number(3), Number(4));
            if (deleted < scheduled)
            {
                Add(4, $"the pod was scheduled at {scheduled}, later", "a pod ends after its start");
            }

            return faults.Count > 0 || gpus is null
                ? null
                : new TracePod(quality, (int)gpus, TimeSpan.FromSeconds(created ?? 0), TimeSpan.FromSeconds(Math.Max(1, (deleted - scheduled) ?? 0)));
        }

        private int? Number(int column)
        {
            if (int.TryParse(fields[places[column]], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            Add(column, "it is no whole number of 0 or more", column == 0 ? "write how many GPUs the pod asks for" : "write seconds from the trace's start");
            return null;
        }

        private QualityOfService Quality()
        {
            if (Qualities.TryGetValue(fields[places[1]], out var quality))
            {
                return quality;
            }

            Add(1, "it is no quality of service of the trace", $"write one of {string.Join(", ", Qualities.Keys)}");
            return default;
        }

        private void Add(int column, string reason, string fix) =>
            faults.Add(new Fault($"{name}:{line}.{Columns[column]}", fields[places[column]], reason, fix));
    }
}
