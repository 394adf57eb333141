using System.CommandLine;

namespace Homelab.Cli;

/// <summary><c>homelab gpu</c>: commands about the GPUs of a cluster.</summary>
internal sealed class GpuCommand : Command
{
    public GpuCommand(CommandContext context)
        : base("gpu", "Look at the GPUs of a cluster") =>
        Subcommands.Add(new GpuReportCommand(context));
}
