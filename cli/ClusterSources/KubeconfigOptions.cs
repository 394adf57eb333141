using System.CommandLine;
using System.CommandLine.Parsing;

namespace Homelab.Cli.ClusterSources;

/// <summary>The options by which a command line names a live cluster, as kubectl has them.</summary>
internal sealed class KubeconfigOptions
{
    private readonly Option<string?> _kubeconfig = new("--kubeconfig") { Description = "Kubeconfig to use; default: kubectl's own", HelpName = "FILE" };

    private readonly Option<string?> _context = new("--context") { Description = "Context in the kubeconfig; default: the current one", HelpName = "NAME" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_kubeconfig);
        command.Options.Add(_context);
    }

    /// <summary>Whether a command line has one of them.</summary>
    public bool IsGiven(CommandResult line) => (line.GetResult(_kubeconfig) ?? line.GetResult(_context)) is not null;

    /// <summary>How kubectl is to reach the cluster.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="timeout">How long each answer may take.</param>
    /// <param name="directory">The folder that relative paths begin at.</param>
    public KubectlOptions Read(ParseResult line, TimeSpan timeout, string directory) =>
        new(line.GetValue(_kubeconfig), line.GetValue(_context), timeout, directory);
}
