using System.Diagnostics;
using System.Globalization;

namespace Homelab.Bench;

/// <summary>One run of a command, from its start to its end.</summary>
/// <param name="Wall">Wall time.</param>
/// <param name="PeakMegabytes">Largest resident set of any single process of the run; 0 when it was not watched.</param>
internal sealed record Measurement(TimeSpan Wall, long PeakMegabytes)
{
    /// <summary>Runs the command; with <paramref name="watchMemory"/> its processes are polled, which costs a little time.</summary>
    /// <exception cref="InvalidOperationException">The command ended with another exit code than 0.</exception>
    public static async Task<Measurement> TakeAsync(Contender contender, int objects, bool watchMemory, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(contender.Command[0], contender.Command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BENCH_OBJECTS"] = objects.ToString(CultureInfo.InvariantCulture);

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{contender.Command[0]} did not start");
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var peak = watchMemory ? WatchAsync(process, cancel) : Task.FromResult(0L);
        await process.WaitForExitAsync(cancel);
        var wall = watch.Elapsed;
        await output;
        return process.ExitCode == 0
            ? new Measurement(wall, await peak)
            : throw new InvalidOperationException($"{contender.Name} failed with exit code {process.ExitCode}: {await errors}");
    }

    private static async Task<long> WatchAsync(Process root, CancellationToken cancel)
    {
        var peak = 0L;
        while (!root.HasExited)
        {
            peak = Math.Max(peak, Tree(root.Id).Max(PeakKilobytes));
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancel);
        }

        return peak / 1024;
    }

    private static List<int> Tree(int root)
    {
        List<int> tree = [root];
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(Children(tree[i]));
        }

        return tree;
    }

    private static List<int> Children(int process)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(thread => File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
                .ToList();
        }
        catch (IOException)
        {
            return []; // It ended between the two looks.
        }
    }

    private static long PeakKilobytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).TrimEnd("kB \t"), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It ended between the two looks.
        }
    }
}
