using Pulumirpc;

namespace Homelab.HostileProgram;

/// <summary>Programs that say more than anyone reads.</summary>
internal static class Floods
{
    private const int LogsInFlight = 500;

    /// <summary>Fills both output streams and the engine's log at once.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="count">Lines on each stream; a tenth as many messages go to the log.</param>
    public static async Task RunAsync(EngineClient engine, int count)
    {
        await engine.RegisterStackAsync();
        await Task.WhenAll(
            Task.Run(() => Lines(Console.OpenStandardOutput(), "out", count)),
            Task.Run(() => Lines(Console.OpenStandardError(), "err", count)),
            LogAsync(engine, count / 10));
    }

    /// <summary>Writes megabytes without ever ending the line.</summary>
    public static void EndlessLine(int megabytes)
    {
        using var output = Console.OpenStandardOutput();
        var block = new byte[1 << 20];
        Array.Fill(block, (byte)'x');
        for (var i = 0; i < megabytes; i++)
        {
            output.Write(block);
        }
    }

    private static void Lines(Stream stream, string word, int count)
    {
        using var writer = new StreamWriter(stream);
        for (var i = 0; i < count; i++)
        {
            writer.Write($"{word} {i}: nothing that anyone would want to read\n");
        }
    }

    private static async Task LogAsync(EngineClient engine, int count)
    {
        foreach (var batch in Enumerable.Range(0, count).Chunk(LogsInFlight))
        {
            await Task.WhenAll(batch.Select(i => engine.LogAsync(LogSeverity.Info, $"log {i}").ResponseAsync));
        }
    }
}
