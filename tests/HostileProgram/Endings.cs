using System.Diagnostics;
using System.Globalization;

namespace Homelab.HostileProgram;

/// <summary>Programs that do not end, or not as they should.</summary>
internal static class Endings
{
    /// <summary>Is killed while a registration is on its way.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="count">Resources that are registered before.</param>
    public static async Task KilledAsync(EngineClient engine, int count)
    {
        await engine.RegisterStackAsync();
        for (var i = 1; i < count; i++)
        {
            await engine.RegisterAsync($"item-{i}");
        }

        using var last = engine.RegisterAsync($"item-{count}");
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Starts a child and then does nothing for ever.</summary>
    public static async Task HangAsync(string marker)
    {
        var child = Process.Start("sleep", "600");
        await WriteMarkerAsync(marker, Environment.ProcessId, child.Id);
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>Registers five resources, and takes its time before each.</summary>
    public static async Task RegisterSlowlyAsync(EngineClient engine, int milliseconds)
    {
        for (var i = 0; i < 5; i++)
        {
            await Task.Delay(milliseconds);
            await engine.RegisterAsync($"item-{i}");
        }
    }

    /// <summary>Leaves a child that has no parent any more, and one in a session of its own.</summary>
    public static void LeaveChildren(string marker)
    {
        using var shell = Process.Start("sh", ["-c", $"sleep 600 & echo $! >'{marker}.new'; setsid sleep 600 & echo $! >>'{marker}.new'; mv '{marker}.new' '{marker}'"]);
        shell.WaitForExit();
    }

    // Whole or not at all, as the test waits for the file.
    private static async Task WriteMarkerAsync(string marker, params int[] processes)
    {
        await File.WriteAllLinesAsync(marker + ".new", processes.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        File.Move(marker + ".new", marker);
    }
}
