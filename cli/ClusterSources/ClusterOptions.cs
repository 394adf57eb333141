using System.CommandLine;
using System.CommandLine.Parsing;

namespace Homelab.Cli.ClusterSources;

/// <summary>The options of every command that reads a cluster.</summary>
internal sealed class ClusterOptions
{
    private const int LeastSeconds = 1;
    private const int MostSeconds = 300;
    private const int DefaultSeconds = 10;

    private readonly Option<string[]> _from = new("--from")
    {
        Description = "Read files instead of a cluster: what 'kubectl get -o json' or 'kubectl logs' printed, or a "
            + "/proc/1/mountinfo; NODE=FILE says which node it is of",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly KubeconfigOptions _live = new();

    private readonly Option<int?> _timeout = new("--timeout")
    {
        Description = $"Seconds to wait for each answer of the cluster; {LeastSeconds} to {MostSeconds}, default {DefaultSeconds}",
        HelpName = "SECONDS",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        _live.AddTo(command);
        command.Options.Add(_timeout);
        command.Validators.Add(Validate);
    }

    /// <summary>The source that a command line names.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="directory">The folder that relative paths begin at.</param>
    public IClusterSource Source(ParseResult line, string directory) => line.GetValue(_from) is { Length: > 0 } files
        ? new FileSource(files, directory)
        : new KubectlSource(_live.Read(line, TimeSpan.FromSeconds(line.GetValue(_timeout) ?? DefaultSeconds), directory));

    private void Validate(CommandResult line)
    {
        if (line.GetResult(_from) is not null && _live.IsGiven(line))
        {
            line.AddError("--from reads files, so neither --kubeconfig nor --context goes with it");
        }

        if (line.GetResult(_timeout) is { Tokens: [var text] }
            && !CommandLineParts.IsWholeNumber(text.Value, LeastSeconds, MostSeconds))
        {
            line.AddError($"--timeout {text.Value}: write a whole number of seconds from {LeastSeconds} to {MostSeconds}");
        }
    }
}
