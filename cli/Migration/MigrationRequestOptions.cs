using System.CommandLine;
using Homelab.Cluster;
using Homelab.Cluster.Migration;

namespace Homelab.Cli.Migration;

/// <summary>The options that say what a migration is to do.</summary>
internal sealed class MigrationRequestOptions
{
    private readonly Option<string?> _to = new("--to") { Description = "StorageClass to move to", HelpName = "CLASS" };

    private readonly Option<string?> _size = new("--size") { Description = "Size of the new volume, such as 20Gi; default: what the claim asks for", HelpName = "SIZE" };

    private readonly Option<string?> _used = new("--used") { Description = "What the claim holds, such as 12Gi, to check the size before anything runs", HelpName = "SIZE" };

    private readonly Option<string?> _backup = new("--backup") { Description = "Which backup of the application exists, in your words; a run needs it", HelpName = "TEXT" };

    private readonly Option<string?> _noSmokeTest = new("--no-smoke-test") { Description = "Why the CSI smoke test need not have passed", HelpName = "REASON" };

    private readonly Option<bool> _warmCopy = new("--warm-copy") { Description = "Copy once while the workloads run, so that they stand still for less time" };

    private readonly Option<string> _image = new("--image")
    {
        Description = $"Image with a shell and rsync; default {MigrationOptions.DefaultImage}",
        HelpName = "IMAGE",
        DefaultValueFactory = _ => MigrationOptions.DefaultImage,
    };

    private readonly Option<int> _graceDays = new("--grace-days")
    {
        Description = $"Days for which the old volume is kept at least; 0 to {MigrationRules.MaxGraceDays}, default {MigrationOptions.DefaultGraceDays}",
        HelpName = "DAYS",
        DefaultValueFactory = _ => MigrationOptions.DefaultGraceDays,
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isNeeded">Whether it can do nothing without a class to move to.</param>
    public void AddTo(Command command, bool isNeeded)
    {
        _to.Required = isNeeded;
        foreach (var option in new Option[] { _to, _size, _used, _backup, _noSmokeTest, _warmCopy, _image, _graceDays })
        {
            command.Options.Add(option);
        }

        _graceDays.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !CommandLineParts.IsWholeNumber(token.Value, 0, int.MaxValue))
            {
                result.AddError($"--grace-days {token.Value}: write a whole number from 0 to {MigrationRules.MaxGraceDays}");
            }
        });
        _used.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !StorageSize.TryParse(token.Value, out _))
            {
                result.AddError($"--used {token.Value}: write a number with Mi, Gi or Ti, such as 12Gi");
            }
        });
    }

    /// <summary>Whether a command line says where to move to.</summary>
    public bool IsGiven(ParseResult line) => line.GetValue(_to) is not null;

    /// <summary>What a command line asks for.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="claim">The claim, as namespace/name.</param>
    public MigrationRequest Request(ParseResult line, string claim)
    {
        var (space, name) = MigrateParts.Claim(claim);
        return new MigrationRequest
        {
            Namespace = space,
            Claim = name,
            StorageClass = line.GetValue(_to) ?? "",
            Size = line.GetValue(_size),
            Used = StorageSize.TryParse(line.GetValue(_used), out var used) ? used : null,
            Backup = line.GetValue(_backup),
            NoSmokeTest = line.GetValue(_noSmokeTest),
            WarmCopy = line.GetValue(_warmCopy),
            Image = line.GetValue(_image)!,
            GraceDays = line.GetValue(_graceDays),
        };
    }
}
