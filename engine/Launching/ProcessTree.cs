using System.ComponentModel;
using System.Diagnostics;

namespace Homelab.Engine.Launching;

/// <summary>A process together with all that it started.</summary>
public static class ProcessTree
{
    /// <summary>Kills them; does nothing when they have ended.</summary>
    /// <param name="process">The process.</param>
    public static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            return; // it ended by itself at the same moment
        }
    }
}
