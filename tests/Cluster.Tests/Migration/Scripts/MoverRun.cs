using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Homelab.Cluster.Tests.Migration.Scripts;

/// <summary>Two directories that stand for volumes, and the mover's scripts run on them as they run in its pod.</summary>
internal sealed class MoverRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("homelab-test-").FullName;

    public MoverRun()
    {
        foreach (var folder in new[] { Source, Target, Path.Combine(_folder, "work") })
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string Source => Path.Combine(_folder, "src");

    public string Target => Path.Combine(_folder, "dst");

    /// <summary>What <c>/proc/self/mountinfo</c> says in the pod; null for this machine's own.</summary>
    public string? MountInfo { get; set; }

    /// <summary>Folders to look for programs in; null for this machine's own.</summary>
    public string? SearchPath { get; set; }

    public static string Scripts([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../../../cluster/Migration/Scripts"));

    /// <summary>A folder below the two volumes, for programs of a test's own.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <summary>Runs a script; its result is what it left for the one who started it.</summary>
    public (int Code, string Result) Run(string script, params string[] arguments)
    {
        var result = Path.Combine(_folder, "result");
        File.Delete(result);
        var start = Start("sh", [Path.Combine(Scripts(), script), .. arguments]);
        start.Environment["SOURCE"] = Source;
        start.Environment["TARGET"] = Target;
        start.Environment["WORK"] = Path.Combine(_folder, "work");
        start.Environment["RESULT"] = result;
        if (MountInfo is not null)
        {
            var mounts = Path.Combine(_folder, "mountinfo");
            File.WriteAllText(mounts, MountInfo.Replace("TARGET", Target, StringComparison.Ordinal));
            start.Environment["MOUNTINFO"] = mounts;
        }

        var (code, _, error) = End(start);
        return (code, File.Exists(result) ? File.ReadAllText(result) : error);
    }

    /// <summary>Runs a command line with the source as its folder.</summary>
    public void InSource(string command) => Shell(command, Source);

    /// <summary>Runs a command line with the copy as its folder.</summary>
    public void InTarget(string command) => Shell(command, Target);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Shell(string command, string folder)
    {
        var start = Start("bash", ["-euc", command]);
        start.WorkingDirectory = folder;
        var (code, output, error) = End(start);
        if (code != 0)
        {
            throw new InvalidOperationException($"{command}: {code} {output} {error}");
        }
    }

    private ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(SearchPath is null ? program : Path.Combine(SearchPath, program), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (SearchPath is not null)
        {
            start.Environment["PATH"] = SearchPath;
        }

        return start;
    }

    private static (int Code, string Output, string Error) End(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.Append(line.Data is null ? "" : $"{line.Data}\n");
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.ToString());
    }
}
