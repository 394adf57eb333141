using System.CommandLine;
using Homelab.Cluster.Migration;
using Homelab.Engine;

namespace Homelab.Cli.Migration;

/// <summary><c>homelab migrate finish</c>: ends a migration, and deletes the source volume only when somebody names the claim.</summary>
internal sealed class MigrateFinishCommand : Command, IDocumentedCommand
{
    public MigrateFinishCommand(CommandContext context)
        : base("finish", "End a migration: keep the old volume, or delete it when you name the claim")
    {
        var parts = new MigrateParts();
        var delete = new Option<string?>("--delete-source")
        {
            Description = "Delete the old volume with its data, after the days for which it is kept; name the claim to agree",
            HelpName = "CLAIM",
        };
        var keep = new Option<bool>("--keep-source") { Description = "Keep the old volume, without a claim" };
        parts.AddTo(this, changes: true);
        Options.Add(delete);
        Options.Add(keep);
        Validators.Add(line =>
        {
            if (line.GetValue(keep) && line.GetValue(delete) is not null)
            {
                line.AddError("--keep-source and --delete-source exclude each other");
            }
        });
        this.SetAction(context, async (line, cancel) =>
        {
            var names = parts.Names(line);
            using var cluster = await parts.ConnectAsync(line, context, cancel);
            var observed = await cluster.ObserveAsync(names.Claim.Namespace!, cancel);
            var record = MigrationRunner.Read(names, observed)
                ?? throw new EngineException($"no migration of {names.Claim.Namespace}/{names.Claim.Name} is under way");
            var confirmed = line.GetValue(delete);
            if (record.Phase == MigrationPhase.Grace && confirmed is null && !line.GetValue(keep))
            {
                confirmed = MigrationQuestions.AskName(
                    context.Terminal,
                    $"The source volume {record.Source.Name} and its data can be deleted for good. Type {record.Claim} to do so, or nothing to stop: ");
                confirmed = string.IsNullOrEmpty(confirmed) ? null : confirmed;
            }

            var runner = new MigrationRunner(cluster, context.Terminal, parts.RunOptions(line, context)).Agreed(Consent.Swap);
            if (confirmed is not null || record.Phase == MigrationPhase.DeleteSource)
            {
                runner.Agreed(Consent.DeleteSource);
            }

            await runner.BeginAsync(names, record, MigrationIntent.Finish(record, observed, confirmed, line.GetValue(keep)), observed);
            return await runner.RunAsync(names, cancel);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab migrate finish media/photos --keep-source",
        "homelab migrate finish media/photos --delete-source photos",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Outcomes { get; } = ["0 ended; 1 not done;"];
}
