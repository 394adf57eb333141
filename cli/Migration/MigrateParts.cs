using System.CommandLine;
using Homelab.Cli.ClusterSources;
using Homelab.Cluster;
using Homelab.Cluster.Migration;

namespace Homelab.Cli.Migration;

/// <summary>What the commands below <c>homelab migrate</c> share.</summary>
internal sealed class MigrateParts
{
    private const int MostMinutes = 24 * 60;
    private const int DefaultMinutes = 15;
    private const int ClusterSeconds = 30;

    private readonly KubeconfigOptions _cluster = new();

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Answer yes to questions about what destroys no data" };

    private readonly Option<int> _patience = new("--patience")
    {
        Description = $"Minutes to wait for one thing; 1 to {MostMinutes}, default {DefaultMinutes}",
        HelpName = "MINUTES",
        DefaultValueFactory = _ => DefaultMinutes,
    };

    private readonly Argument<string> _claim = new("claim") { Description = "The claim, as namespace/name" };

    /// <summary>The claim that a command works on.</summary>
    public static (string Namespace, string Name) Claim(string text) => (text[..text.IndexOf('/', StringComparison.Ordinal)], text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    /// <summary>Adds the claim to a command.</summary>
    public Argument<string> AddClaim(Command command)
    {
        command.Arguments.Add(_claim);
        _claim.Validators.Add(result =>
        {
            var parts = result.Tokens is [var token] ? token.Value.Split('/') : [];
            if (parts.Length != 2 || !parts.All(part => KubernetesName.IsSubdomain(part)))
            {
                result.AddError($"'{string.Join(' ', result.Tokens)}' is no claim; write namespace/name, such as media/photos");
            }
        });
        return _claim;
    }

    /// <summary>Adds what every command needs that works on a live cluster.</summary>
    public void AddTo(Command command, bool changes)
    {
        AddClaim(command);
        _cluster.AddTo(command);
        if (!changes)
        {
            return;
        }

        command.Options.Add(_yes);
        command.Options.Add(_patience);
        _patience.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && !CommandLineParts.IsWholeNumber(token.Value, 1, MostMinutes))
            {
                result.AddError($"--patience {token.Value}: write a whole number of minutes from 1 to {MostMinutes}");
            }
        });
    }

    /// <summary>The cluster that a command line names.</summary>
    public async Task<MigrationCluster> ConnectAsync(ParseResult line, CommandContext context, CancellationToken cancel) =>
        new(await KubectlProxy.StartAsync(_cluster.Read(line, TimeSpan.FromSeconds(ClusterSeconds), context.Directory), cancel));

    /// <summary>The names of the migration that a command line is about.</summary>
    public MigrationNames Names(ParseResult line)
    {
        var (space, name) = Claim(line.GetRequiredValue(_claim));
        return new MigrationNames(space, name);
    }

    /// <summary>What a command line allows.</summary>
    public MigrationRunOptions RunOptions(ParseResult line, CommandContext context) =>
        new(line.GetValue(_yes), TimeSpan.FromMinutes(line.GetValue(_patience)), context.PollInterval);
}
