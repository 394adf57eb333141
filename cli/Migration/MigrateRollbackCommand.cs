using System.CommandLine;
using Homelab.Cluster.Migration;
using Homelab.Engine;

namespace Homelab.Cli.Migration;

/// <summary><c>homelab migrate rollback</c>: goes back to the source volume.</summary>
internal sealed class MigrateRollbackCommand : Command, IDocumentedCommand
{
    public MigrateRollbackCommand(CommandContext context)
        : base("rollback", "Go back to the old volume, from wherever the migration is")
    {
        var parts = new MigrateParts();
        var copyBack = new Option<bool>("--copy-back") { Description = "After the cut over: copy what is on the new volume over the old one, and compare" };
        var discard = new Option<string?>("--discard-writes")
        {
            Description = "After the cut over: leave what was written since then behind on the new volume; name the claim to agree",
            HelpName = "CLAIM",
        };
        parts.AddTo(this, changes: true);
        Options.Add(copyBack);
        Options.Add(discard);
        Validators.Add(line =>
        {
            if (line.GetValue(copyBack) && line.GetValue(discard) is not null)
            {
                line.AddError("--copy-back and --discard-writes exclude each other");
            }
        });
        this.SetAction(context, async (line, cancel) =>
        {
            var names = parts.Names(line);
            using var cluster = await parts.ConnectAsync(line, context, cancel);
            var observed = await cluster.ObserveAsync(names.Claim.Namespace!, cancel);
            var record = MigrationRunner.Read(names, observed)
                ?? throw new EngineException($"no migration of {names.Claim.Namespace}/{names.Claim.Name} is under way, so there is nothing to go back from");
            if (line.GetValue(discard) is { } named && named != record.Claim && named != $"{record.Namespace}/{record.Claim}")
            {
                throw new EngineException($"--discard-writes {named}: that is not the claim; write --discard-writes {record.Claim}");
            }

            WriteChoice? choice = line.GetValue(discard) is not null ? WriteChoice.Discard : line.GetValue(copyBack) ? WriteChoice.CopyBack : null;
            var runner = new MigrationRunner(cluster, context.Terminal, parts.RunOptions(line, context)).Agreed(Consent.DiscardCopy);
            await runner.BeginAsync(names, record, MigrationIntent.Rollback(record, observed, choice), observed);
            return await runner.RunAsync(names, cancel);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab migrate rollback media/photos",
        "homelab migrate rollback media/photos --copy-back",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Outcomes { get; } = ["0 on the old volume again; 1 not done;"];
}
