using System.Text.Json;
using System.Text.RegularExpressions;
using Homelab.Engine.Evaluation;

namespace Homelab.Engine.Launching;

/// <summary>Keeps a published build of a .NET program that is as new as its sources.</summary>
internal sealed partial class DotnetBuild(DotnetProject project, string executor, DiagnosticLog log)
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(100);

    // How the systems say that another process holds the file: EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION.
    private static readonly int[] HeldLock = [11, 35, unchecked((int)0x80070020)];
    private static readonly string[] Properties = ["AssemblyName", "BaseIntermediateOutputPath", "OutputType", "ProjectAssetsFile"];
    private static readonly Dictionary<string, string> Variables = new() { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" };

    /// <summary>The last build if it is current, else a new one.</summary>
    /// <returns>Null when the program does not build; the log then says why.</returns>
    /// <exception cref="EngineException">It is no program, or the folder of the build cannot be written.</exception>
    public async Task<BuildRecord?> EnsureAsync(CancellationToken cancel)
    {
        try
        {
            return project.RecordFolders().Select(BuildRecord.TryRead).FirstOrDefault(r => r?.IsCurrent == true)
                ?? await BuildAsync(cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"cannot build {project.File}, whose results must be written beside it: {e.Message}", e);
        }
    }

    private async Task<BuildRecord?> BuildAsync(CancellationToken cancel)
    {
        log.AddProgress($"building {project.File}");
        if (await EvaluateAsync(cancel) is not { } properties)
        {
            return null;
        }

        if (properties["OutputType"].Equals("Library", StringComparison.OrdinalIgnoreCase))
        {
            throw new EngineException($"{project.File}: OutputType = Library: this is no program that could be run; write <OutputType>Exe</OutputType>, or name the program with 'main' in Pulumi.yaml");
        }

        var intermediate = Path.GetFullPath(properties["BaseIntermediateOutputPath"], project.Directory);
        var folder = Path.Combine(intermediate, DotnetProject.RecordFolder);
        Directory.CreateDirectory(folder);
        if (!project.RecordFolders().Contains(folder, StringComparer.Ordinal))
        {
            folder = project.RecordFolders().First(); // where the next run will look
            Directory.CreateDirectory(folder);
        }

        await using var gate = await LockAsync(Path.Combine(folder, "lock"), cancel);
        return BuildRecord.TryRead(folder) is { IsCurrent: true } record // of a build that ran meanwhile
            ? record
            : await PublishAsync(folder, properties, cancel);
    }

    private async Task<BuildRecord?> PublishAsync(string folder, Dictionary<string, string> properties, CancellationToken cancel)
    {
        // Each build has a folder of its own: an older one may still be running.
        var output = Path.Combine(folder, $"{DateTime.UtcNow:yyyyMMddHHmmssfff}");
        var started = DateTime.UtcNow;
        var (exitCode, lines) = await RunAsync(
            ["publish", project.File, "--output", output, "--disable-build-servers", "-v:quiet", "-tl:off", "-clp:ErrorsOnly;NoSummary"], cancel);
        if (exitCode != 0)
        {
            ReportFailure(lines, exitCode);
            Delete(output);
            return null;
        }

        var inputs = BuildInputs.Of(project, Path.GetFullPath(properties["ProjectAssetsFile"], project.Directory));
        var fingerprint = inputs.Fingerprint(started, out var isTouched);
        var name = Path.Combine(output, properties["AssemblyName"]);
        var executable = OperatingSystem.IsWindows() ? name + ".exe" : name;
        var record = new BuildRecord(inputs, fingerprint, name + ".dll", File.Exists(executable) ? executable : null);
        if (!isTouched) // else the build may have seen the files before or after the change
        {
            record.Write(folder);
        }

        DeleteOldBuilds(folder, output);
        return record;
    }

    private async Task<Dictionary<string, string>?> EvaluateAsync(CancellationToken cancel)
    {
        var (exitCode, lines) = await RunAsync(
            ["msbuild", project.File, "-nologo", "-tl:off", "-p:Configuration=Release", .. Properties.Select(p => $"-getProperty:{p}")], cancel);
        if (exitCode != 0)
        {
            ReportFailure(lines, exitCode);
            return null;
        }

        // Warnings stand on standard error.
        using var json = JsonDocument.Parse(string.Join('\n', lines.Where(l => !l.IsError).Select(l => l.Text)));
        var values = json.RootElement.GetProperty("Properties");
        return Properties.ToDictionary(p => p, p => values.GetProperty(p).GetString()!, StringComparer.Ordinal);
    }

    private async Task<(int ExitCode, List<(string Text, bool IsError)> Lines)> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var gate = new Lock();
        var lines = new List<(string Text, bool IsError)>();
        var end = await ChildProcess.RunAsync(
            new ProgramCommand(executor, arguments, project.Directory, Variables),
            (line, isError) =>
            {
                lock (gate)
                {
                    lines.Add((line, isError));
                }
            },
            cancel);
        lock (gate)
        {
            return (end.ExitCode, [.. lines]);
        }
    }

    private void ReportFailure(List<(string Text, bool IsError)> output, int exitCode)
    {
        var lines = output.ConvertAll(l => l.Text);
        var errors = lines
            .Where(l => ErrorLine().IsMatch(l))
            .Select(l => ProjectSuffix().Replace(l, string.Empty).Trim())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var details = errors.Count > 0 ? errors : [.. lines.Where(l => l.Trim().Length > 0), $"the build ended with exit code {exitCode}"];
        log.Add(Severity.Error, $"{project.File} does not build:\n{string.Join('\n', details)}");
    }

    private async Task<FileStream> LockAsync(string file, CancellationToken cancel)
    {
        for (var isTold = false; ;)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (HeldLock.Contains(e.HResult))
            {
                if (!isTold)
                {
                    log.AddProgress($"waiting for another build of {project.File}");
                    isTold = true;
                }

                await Task.Delay(LockPoll, cancel);
            }
        }
    }

    // The build before stays, since a program that was started from it may load parts of it still.
    private static void DeleteOldBuilds(string folder, string current)
    {
        foreach (var old in Directory.EnumerateDirectories(folder).Where(d => d != current).OrderDescending(StringComparer.Ordinal).Skip(1))
        {
            Delete(old);
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return; // in use: the next build tries again
        }
    }

    [GeneratedRegex(@"(^|:\s)\s*(fatal )?error\b", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"\s*\[[^\[\]]+proj(::[^\]]*)?\]$")]
    private static partial Regex ProjectSuffix();
}
