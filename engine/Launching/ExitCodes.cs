using System.Globalization;

namespace Homelab.Engine.Launching;

/// <summary>What the exit code of a program says.</summary>
internal static class ExitCodes
{
    /// <summary>The exit code by which an SDK says that it has logged the reason itself.</summary>
    /// <remarks>Source: pulumi/pulumi, sdk/nodejs/cmd/run and pulumi/pulumi-dotnet, Deployment.Runner.cs.</remarks>
    public const int ReasonWasLogged = 32;

    private const int FirstSignalCode = 128; // as shells count: 128 plus the signal's number

    // Those whose numbers are the same on Linux and macOS.
    private static readonly Dictionary<int, string> Signals = new()
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL",
        [6] = "SIGABRT",
        [8] = "SIGFPE",
        [9] = "SIGKILL: by hand, or by the system for want of memory",
        [11] = "SIGSEGV",
        [13] = "SIGPIPE",
        [15] = "SIGTERM",
    };

    /// <summary>Whether a signal ended the program.</summary>
    public static bool IsSignal(int code) => code > FirstSignalCode;

    /// <summary>The code with what is known of it: <c>exit code 143 (ended by SIGTERM)</c>.</summary>
    public static string Text(int code)
    {
        var number = code.ToString(CultureInfo.InvariantCulture);
        return Signals.TryGetValue(code - FirstSignalCode, out var signal) ? $"exit code {number} (ended by {signal})" : $"exit code {number}";
    }
}
