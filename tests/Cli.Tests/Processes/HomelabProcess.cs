using System.Diagnostics;

namespace Homelab.Cli.Tests.Processes;

/// <summary>Runs the built command line as a process, as a user does.</summary>
internal sealed class HomelabProcess : IDisposable
{
    // artifacts/bin/Cli.Tests/release/ is this program's folder, and its neighbours lie beside it.
    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
    private static readonly string Pivot = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly Process _process;

    private HomelabProcess(Process process) => _process = process;

    /// <summary>The program to test: the copy that was built with the tests, or the one that the environment names, such as a native one.</summary>
    public static string Executable =>
        Environment.GetEnvironmentVariable("HOMELAB_UNDER_TEST") ?? Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "homelab.exe" : "homelab");

    /// <summary>The program that fails as its config says.</summary>
    public static string FaultyProgram => Path.Combine(Artifacts, "FaultyProgram", Pivot, "FaultyProgram.dll");

    /// <summary>The program that breaks guardrails as its config says.</summary>
    public static string GuardedProgram => Path.Combine(Artifacts, "GuardedProgram", Pivot, "GuardedProgram.dll");

    public int Id => _process.Id;

    /// <summary>Runs a command line to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string directory, CancellationToken cancel, params string[] arguments)
    {
        using var process = Start(directory, arguments);
        return await process.EndAsync(cancel);
    }

    public static HomelabProcess Start(string directory, params string[] arguments) => Start(directory, [], arguments);

    /// <summary>Starts a command line with some variables of its environment changed.</summary>
    public static HomelabProcess Start(string directory, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "KUBECONFIG", "HOMELAB_DEBUG" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new HomelabProcess(Process.Start(start) ?? throw new InvalidOperationException("no process"));
    }

    public async Task<(int Code, string Output, string Error)> EndAsync(CancellationToken cancel)
    {
        _process.StandardInput.Close();
        var output = _process.StandardOutput.ReadToEndAsync(cancel);
        var error = _process.StandardError.ReadToEndAsync(cancel);
        await _process.WaitForExitAsync(cancel);
        return (_process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
