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

    /// <summary>The checkout that the tests were built from.</summary>
    public static string Checkout => Path.GetFullPath(Path.Combine(Artifacts, "..", ".."));

    /// <summary>The program that fails as its config says.</summary>
    public static string FaultyProgram => Path.Combine(Artifacts, "FaultyProgram", Pivot, "FaultyProgram.dll");

    /// <summary>The homelab's own program.</summary>
    public static string HomelabProgram => Path.Combine(Artifacts, "Infra", Pivot, "Homelab.Infra.dll");

    /// <summary>The program that breaks guardrails as its config says.</summary>
    public static string GuardedProgram => Path.Combine(Artifacts, "GuardedProgram", Pivot, "GuardedProgram.dll");

    public int Id => _process.Id;

    /// <summary>Writes a project whose program fails in a given way, and its stack <c>dev</c>.</summary>
    public static void WriteFaultyProject(TemporaryFolder folder, string fault, string config = "")
    {
        folder.Write("Pulumi.yaml", $"name: faulty\nruntime:\n  name: dotnet\n  options:\n    binary: {FaultyProgram}\n");
        folder.Write("Pulumi.dev.yaml", $"config:\n  faulty:fault: {fault}\n  faulty:limit: 11\n  faulty:message: hello\n{config}");
    }

    /// <summary>Runs a command line to its end.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(string directory, CancellationToken cancel, params string[] arguments) =>
        RunAsync(directory, arguments, [], cancel);

    /// <summary>Runs a command line to its end, with variables added to its environment.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(
        string directory, string[] arguments, Dictionary<string, string> environment, CancellationToken cancel) =>
        RunProgramAsync(Executable, directory, arguments, environment, cancel);

    /// <summary>Runs another program to its end, which in turn runs the command line.</summary>
    public static async Task<(int Code, string Output, string Error)> RunProgramAsync(
        string program, string directory, string[] arguments, Dictionary<string, string> environment, CancellationToken cancel)
    {
        using var process = Start(program, directory, arguments, environment);
        return await process.EndAsync(cancel);
    }

    public static HomelabProcess Start(string directory, params string[] arguments) => Start(directory, [], arguments);

    /// <summary>Starts a command line with some variables of its environment changed.</summary>
    public static HomelabProcess Start(string directory, (string Name, string Value)[] environment, params string[] arguments) =>
        Start(Executable, directory, arguments, environment.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal));

    private static HomelabProcess Start(string program, string directory, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "KUBECONFIG", "HOMELAB_DEBUG" })
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
