using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Homelab.Components.Tests.Storage.SmokeTest;

/// <summary>Runs the scripts of the smoke test for real, with a kubectl that keeps a cluster in a folder.</summary>
internal sealed class SmokeTestSandbox : IDisposable
{
    public const string Tag = "d3b07";

    private static readonly string[] Folders = ["volumes", "claims", "sizes", "mib", "shared", "snapshots", "pods", "csinodes", "work"];

    private readonly Dictionary<string, string> _environment;

    public SmokeTestSandbox(params string[] behaviours)
    {
        foreach (var folder in Folders)
        {
            Directory.CreateDirectory(Of(folder));
        }

        Write("behaviour", string.Concat(behaviours.Select(behaviour => behaviour + "\n")));
        Write("nodes", "k3s1\tv1.32.5+k3s1\t[\"agent\",\"--token\",\"********\"]\nk3s2\tv1.32.5+k3s1\t[\"agent\"]\n");
        Write("daemonset", "kubernetes-csi-dir\t/var/lib/kubelet/plugins/kubernetes.io/csi\npods-mount-dir\t/var/lib/kubelet/pods\n");
        Write("csinodes/k3s1", "driver.longhorn.io");
        Write("csinodes/k3s2", "driver.longhorn.io nfs.csi.k8s.io");
        Write("storageclasses", "local-path\t\nlonghorn-replicated\ttrue\n");
        Write("events", "");
        Write("calls", "");
        _environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FAKE"] = Folder,
            ["FAKE_SCRIPTS"] = Scripts,
            ["FAKE_TAG"] = Tag,
            ["SCRIPTS"] = Scripts,
            ["WORK"] = Of("work"),
            ["HOME"] = Of("work"),
            ["PATH"] = $"{Bin}:{Environment.GetEnvironmentVariable("PATH")}",
            ["NAMESPACE"] = "storage-smoke-test",
            ["RUN"] = "run-1",
            ["RUN_UID"] = "d3b07384-d9a0-4e9b-8f6d-1c2d3e4f5a6b",
            ["NODES"] = "k3s1 k3s2",
            ["IMAGE"] = "busybox:1",
            ["STORAGE_CLASS"] = "smoke-test",
            ["SHARED_CLASS"] = "smoke-test-shared",
            ["SNAPSHOT_CLASS"] = "smoke-test",
            ["EXPANSION"] = "yes",
            ["DRIVER"] = "driver.longhorn.io",
            ["SOURCE"] = "/dev/longhorn/@PV@",
            ["SHARED_SOURCE"] = "*:/@PV@",
            ["CSI_NAMESPACE"] = "longhorn-system",
            ["CSI_PLUGIN"] = "longhorn-csi-plugin",
            ["VOLUME_RESOURCE"] = "volumes.longhorn.io",
            ["SCRIPTS_CONFIGMAP"] = "scripts",
            ["RESULTS_CONFIGMAP"] = "results",
            ["FS_GROUP"] = IsRoot ? "2000" : Group,
            ["SIZE_MIB"] = "1",
            ["POLL_SECONDS"] = "0.05",
            ["REQUEST_SECONDS"] = "1",

            // Long enough that a busy machine changes nothing; tests of time-outs make them short.
            ["START_SECONDS"] = "120",
            ["JOB_SECONDS"] = "120",
            ["WAIT_SECONDS"] = "120",
            ["CLEANUP_SECONDS"] = "60",
        };
    }

    public static string Root { get; } = FindRoot();

    public static string Scripts { get; } = Path.Combine(Root, "components", "Storage", "SmokeTest", "scripts");

    public static string Bin { get; } = Path.Combine(Root, "tests", "Components.Tests", "Storage", "SmokeTest", "bin");

    public static bool IsRoot { get; } = Output("id", "-u") == "0";

    public static string Group { get; } = Output("id", "-g");

    public string Folder { get; } = Directory.CreateTempSubdirectory("smoke-test-").FullName;

    public string Of(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text) => File.WriteAllText(Of(name), text);

    public SmokeTestSandbox With(string variable, string value)
    {
        _environment[variable] = value;
        return this;
    }

    /// <summary>Makes every wait short, for what is never going to happen.</summary>
    public SmokeTestSandbox Impatient() => With("START_SECONDS", "3").With("JOB_SECONDS", "4").With("WAIT_SECONDS", "2").With("CLEANUP_SECONDS", "2");

    /// <summary>Starts a script.</summary>
    public Process Start(string script, string[] shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell[0], [.. shell[1..], Path.Combine(Scripts, script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a script to its end.</summary>
    public async Task<(int Code, string Output)> RunAsync(string script, string[] shell, CancellationToken cancel, params string[] arguments)
    {
        using var process = Start(script, shell, arguments);
        return await EndAsync(process, cancel);
    }

    public static async Task<(int Code, string Output)> EndAsync(Process process, CancellationToken cancel)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>The calls of kubectl so far.</summary>
    public string[] Calls => File.ReadAllLines(Of("calls"));

    /// <summary>The document in the ConfigMap, as the last call wrote it.</summary>
    public JsonElement Document => JsonDocument.Parse(Data.GetProperty("result.json").GetString()!).RootElement;

    /// <summary>The metrics in the ConfigMap.</summary>
    public string Metrics => Data.GetProperty("metrics.txt").GetString()!;

    /// <summary>A line for each result: step, name, node, outcome.</summary>
    public IEnumerable<string> Results => Document.GetProperty("steps").EnumerateArray().Select(step => string.Create(
        CultureInfo.InvariantCulture,
        $"{step.GetProperty("step").GetInt32()} {step.GetProperty("name")} {step.GetProperty("node")} {step.GetProperty("result")}"));

    /// <summary>What one step saw.</summary>
    public string Detail(int number, string name, string node) => Step(number, name, node).GetProperty("detail").GetString()!;

    public JsonElement Step(int number, string name, string node) => Document.GetProperty("steps").EnumerateArray().Single(step =>
        step.GetProperty("step").GetInt32() == number && step.GetProperty("name").GetString() == name && step.GetProperty("node").GetString() == node);

    /// <summary>Names of what the run left in the cluster.</summary>
    public IEnumerable<string> Leftovers => new[] { "pods", "claims", "snapshots" }.SelectMany(folder => Directory.EnumerateFileSystemEntries(Of(folder)));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private JsonElement Data => JsonDocument.Parse(File.ReadAllText(Of("configmap.json"))).RootElement.GetProperty("data");

    private static string Output(string command, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(command, [argument]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests must run from inside the checkout");
    }
}
