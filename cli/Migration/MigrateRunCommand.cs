using System.CommandLine;
using Homelab.Cli.Display;
using Homelab.Cluster.Migration;
using Homelab.Engine;

namespace Homelab.Cli.Migration;

/// <summary><c>homelab migrate run</c>: begins a migration, or goes on with it.</summary>
internal sealed class MigrateRunCommand : Command, IDocumentedCommand
{
    public MigrateRunCommand(CommandContext context)
        : base("run", "Begin a migration, or go on with it, up to the cut over")
    {
        var parts = new MigrateParts();
        var request = new MigrationRequestOptions();
        parts.AddTo(this, changes: true);
        request.AddTo(this, isNeeded: false);
        this.SetAction(context, async (line, cancel) =>
        {
            var names = parts.Names(line);
            using var cluster = await parts.ConnectAsync(line, context, cancel);
            var runner = new MigrationRunner(cluster, context.Terminal, parts.RunOptions(line, context));
            var observed = await cluster.ObserveAsync(names.Claim.Namespace!, cancel, whole: request.IsGiven(line));
            if (MigrationRunner.Read(names, observed) is { } record)
            {
                GoOn(record, request, line);
                await runner.BeginAsync(names, record, MigrationIntent.Run(record), observed);
            }
            else if (!request.IsGiven(line))
            {
                throw new EngineException($"no migration of {names.Claim.Namespace}/{names.Claim.Name} is under way; say where it should go with --to CLASS, and look at 'homelab migrate plan' first");
            }
            else if (!await BeginAsync(context.Terminal, cluster, names, request.Request(line, $"{names.Claim.Namespace}/{names.Claim.Name}"), observed, parts.RunOptions(line, context)))
            {
                return ExitCode.Failure;
            }

            return await runner.RunAsync(names, cancel);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab migrate run media/photos --to longhorn-replicated",
        "homelab migrate run media/photos",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Outcomes { get; } = ["0 as far as the cut over; 1 stopped on the way, and can go on;"];

    // What is under way keeps its own options; another target is another migration.
    private static void GoOn(MigrationRecord record, MigrationRequestOptions request, ParseResult line)
    {
        var asked = request.Request(line, $"{record.Namespace}/{record.Claim}");
        if (request.IsGiven(line) && asked.StorageClass != record.Options.StorageClass)
        {
            throw new EngineException($"--to {asked.StorageClass}: a migration of {asked.FullName} to {record.Options.StorageClass} is under way; go on without --to, or end that one first");
        }
    }

    private static async Task<bool> BeginAsync(
        Terminal terminal, MigrationCluster cluster, MigrationNames names, MigrationRequest request, MigrationObservation observed, MigrationRunOptions options)
    {
        var faults = MigrationRules.CheckConfirmations(request, observed).Concat(MigrationRules.Check(request, observed)).ToArray();
        if (faults.Length > 0)
        {
            throw new EngineException($"{request.FullName} cannot be migrated:\n{string.Join('\n', faults.AsEnumerable())}");
        }

        var plan = MigrationPlan.For(request, observed);
        new MigrationPlanText(new StyledWriter(terminal.Output, terminal.OutputColour), terminal.Columns).Write(plan, []);
        if (!options.Yes && !MigrationQuestions.Confirm(terminal, "The first steps disturb nobody."))
        {
            return false;
        }

        return await cluster.ApplyAsync(new CreateCall(names.Record, MigrationRecordJson.Write(plan.Record, null)))
            ? true
            : throw new EngineException($"somebody else began a migration of {request.FullName} at this moment; look at 'homelab migrate status {request.FullName}'");
    }
}
