using System.Diagnostics;
using Homelab.Cli.Tests.Stacks;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>Runs a script of tests/conformance under Node.</summary>
internal static class NodeScript
{
    /// <summary>Runs a script to its end, and gives what it wrote.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string script, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(StackProject.Repository, "tests", "conformance", script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("no process");
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (node.ExitCode, await output + await error);
    }
}
