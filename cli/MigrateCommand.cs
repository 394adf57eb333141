using System.CommandLine;
using Homelab.Cli.Migration;

namespace Homelab.Cli;

/// <summary><c>homelab migrate</c>: moves a claim to another StorageClass, step by step, and back.</summary>
internal sealed class MigrateCommand : Command
{
    public MigrateCommand(CommandContext context)
        : base("migrate", "Move a claim's data to another StorageClass, so that it can be undone and never be lost")
    {
        Subcommands.Add(new MigratePlanCommand(context));
        Subcommands.Add(new MigrateRunCommand(context));
        Subcommands.Add(new MigrateStatusCommand(context));
        Subcommands.Add(new MigrateRollbackCommand(context));
        Subcommands.Add(new MigrateFinishCommand(context));
    }
}
