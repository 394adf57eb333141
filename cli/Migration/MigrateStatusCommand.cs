using System.CommandLine;
using System.Globalization;
using Homelab.Cli.Display;
using Homelab.Cluster;
using Homelab.Cluster.Migration;
using Homelab.Engine;

namespace Homelab.Cli.Migration;

/// <summary><c>homelab migrate status</c>: says how far a migration has come and what it would do next; changes nothing.</summary>
internal sealed class MigrateStatusCommand : Command, IDocumentedCommand
{
    public MigrateStatusCommand(CommandContext context)
        : base("status", "Say how far a migration has come and what comes next; changes nothing")
    {
        var parts = new MigrateParts();
        parts.AddTo(this, changes: false);
        this.SetAction(context, async (line, cancel) =>
        {
            var names = parts.Names(line);
            using var cluster = await parts.ConnectAsync(line, context, cancel);
            var observed = await cluster.ObserveAsync(names.Claim.Namespace!, cancel);
            var record = MigrationRunner.Read(names, observed)
                ?? throw new EngineException($"no migration of {names.Claim.Namespace}/{names.Claim.Name} is under way");
            Write(context.Terminal, record, MigrationMachine.Next(record, observed));
            return ExitCode.Success;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "homelab migrate status media/photos",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Outcomes { get; } = ["0 told; 1 there is no migration, or the cluster could not be read;"];

    private static void Write(Terminal terminal, MigrationRecord record, Decision next)
    {
        (string Label, string? Text)[] lines =
        [
            ("claim", $"{record.Namespace}/{record.Claim}, from {record.Original.StorageClass} to {record.Options.StorageClass}"),
            ("phase", $"{record.Phase}{(record.Direction == MigrationDirection.Back ? ", going back" : "")}"),
            ("source", $"{record.Source.Name}{(record.SourceOverwritten ? ", overwritten by a copy back" : "")}"),
            ("target", record.Target?.Name),
            ("holds", record.Measured is { } measured ? string.Create(CultureInfo.InvariantCulture, $"{StorageSize.Text(measured.Used)} in {measured.Entries} entries, owner {measured.Owner}") : null),
            ("compared", record.Verified is { } verified ? string.Create(CultureInfo.InvariantCulture, $"{verified.Entries} entries, {verified.Files} files, {verified.Bytes} bytes, the same on both sides") : null),
            ("stopped", record.Workloads.IsEmpty ? null : string.Join(", ", record.Workloads.Select(workload => $"{workload.Kind} {workload.Name}"))),
            ("backup", record.Options.Backup),
            ("runner", record.Runner is { } runner ? $"{runner.Name}, last heard of at {runner.Renewed:HH:mm:ss} UTC" : null),
            ("next", next switch
            {
                Act act => act.What,
                Wait wait => $"wait for {wait.For}",
                Refuse refuse => string.Join("; ", refuse.Faults),
                Pause pause => pause.Message,
                _ => null,
            }),
        ];
        foreach (var (label, text) in lines.Where(line => line.Text is not null))
        {
            terminal.Output.WriteLine($"{label,-10}{SafeText.OfMessage(text!)}");
        }
    }
}
