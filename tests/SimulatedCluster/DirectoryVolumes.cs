using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Homelab.SimulatedCluster;

/// <summary>Volumes as directories, on which the mover's real scripts run with the real rsync.</summary>
/// <param name="folder">Where the directories are.</param>
/// <param name="scripts">Where the scripts are.</param>
public sealed class DirectoryVolumes(string folder, string scripts) : IVolumes
{
    private int _writes;

    public string Of(string volume) => Path.Combine(folder, volume);

    public void Make(string volume) => Directory.CreateDirectory(Of(volume));

    public void Wipe(string volume) => Directory.Delete(Of(volume), recursive: true);

    public void Write(string volume)
    {
        _writes++;
        File.AppendAllText(Path.Combine(Of(volume), "writes"), string.Create(CultureInfo.InvariantCulture, $"{_writes}\n"));
    }

    public void Begin(MoverPod pod)
    {
    }

    public (int Code, string Message) End(MoverPod pod)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName;
        var result = Path.Combine(work, "result");
        File.Delete(result);
        var start = new ProcessStartInfo("sh", [Path.Combine(scripts, pod.Script), .. pod.Arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["SOURCE"] = Of(pod.Source);
        start.Environment["TARGET"] = pod.Target is null ? "" : Of(pod.Target);
        start.Environment["WORK"] = work;
        start.Environment["RESULT"] = result;
        using var process = Process.Start(start)!;
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.Append(line.Data is null ? "" : $"{line.Data}\n");
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, File.Exists(result) ? File.ReadAllText(result) : error.ToString());
    }
}
