using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Homelab.Engine;
using Homelab.Engine.Launching;

namespace Homelab.Cli.ClusterSources;

/// <summary>How kubectl is to reach a cluster.</summary>
/// <param name="Kubeconfig">The file; null for kubectl's own choice.</param>
/// <param name="Context">The context; null for the current one.</param>
/// <param name="Timeout">How long each answer may take.</param>
/// <param name="Directory">The folder that relative paths begin at.</param>
internal sealed record KubectlOptions(string? Kubeconfig, string? Context, TimeSpan Timeout, string Directory);

/// <summary>What kubectl printed.</summary>
/// <param name="ExitCode">0 when it did what it was asked.</param>
/// <param name="Output">Its output, as it is.</param>
/// <param name="Error">Its messages.</param>
internal sealed record KubectlAnswer(int ExitCode, ReadOnlyMemory<byte> Output, string Error)
{
    /// <summary>True when it did what it was asked.</summary>
    public bool Succeeded => ExitCode == 0;
}

/// <summary>
/// Runs kubectl, or K3s' own (<c>k3s kubectl</c>) where there is no other. It brings along every way of signing in,
/// proxies and certificates, all as the user's kubeconfig says.
/// </summary>
/// <param name="options">How it is to reach the cluster.</param>
internal sealed class Kubectl(KubectlOptions options)
{
    // kubectl itself gives up first, and says why.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly (string File, string[] Arguments) _command = Find();

    /// <summary>Runs one command and waits for its end.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancel">Kills it.</param>
    /// <exception cref="EngineException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was killed on demand.</exception>
    public async Task<KubectlAnswer> RunAsync(IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Timeout + Grace);
        using var process = Start(arguments);
        try
        {
            process.StandardInput.Close();
            using var output = new MemoryStream();
            var copying = process.StandardOutput.BaseStream.CopyToAsync(output, patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            await copying;
            return new KubectlAnswer(process.ExitCode, output.ToArray(), (await error).Trim());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new KubectlAnswer(-1, default, "timed out");
        }
        finally
        {
            ProcessTree.Kill(process);
        }
    }

    /// <summary>Starts a command that goes on until its process is ended.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="EngineException">There is no kubectl.</exception>
    public Process Serve(IEnumerable<string> arguments) => Start(arguments);

    private Process Start(IEnumerable<string> arguments)
    {
        var seconds = options.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(_command.File, [.. _command.Arguments, .. Global(), $"--request-timeout={seconds}s", .. arguments])
        {
            WorkingDirectory = options.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // Its messages are read here, so they must not be in the user's language.
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new EngineException($"cannot start {_command.File}: {e.Message}", e);
        }
    }

    private IEnumerable<string> Global()
    {
        if (options.Kubeconfig is { } file)
        {
            yield return $"--kubeconfig={file}";
        }

        if (options.Context is { } context)
        {
            yield return $"--context={context}";
        }
    }

    private static (string, string[]) Find() =>
        ExecutablePath.Find("kubectl") is { } kubectl ? (kubectl, [])
        : ExecutablePath.Find("k3s") is { } k3s ? (k3s, ["kubectl"])
        : throw new EngineException(
            "neither kubectl nor k3s is on the PATH; install kubectl, or read files that it recorded elsewhere: --from FILE");
}
