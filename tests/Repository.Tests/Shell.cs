using System.Diagnostics;

namespace Homelab.Repository.Tests;

/// <summary>Runs a command line as a person would type it.</summary>
internal static class Shell
{
    /// <summary>Runs it in bash, without a terminal and without input.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string command, string directory, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output, await errors);
    }
}
