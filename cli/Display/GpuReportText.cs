using System.Globalization;
using Homelab.Cluster;

namespace Homelab.Cli.Display;

/// <summary>Who has the GPUs, for people: a table of the nodes, one of the teams, and one of the job that was thought of.</summary>
/// <param name="writer">Where it goes.</param>
internal sealed class GpuReportText(StyledWriter writer)
{
    private const string Nothing = "-";

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="job">The job; null for none.</param>
    /// <param name="source">Where the cluster was read from.</param>
    public void Write(GpuReport report, GpuJob? job, string source)
    {
        writer.WriteLine($"GPUs ({SafeText.OfName(source)}):", Style.Headline);
        writer.WriteLine();
        if (report.Nodes.IsEmpty && report.Teams.IsEmpty)
        {
            writer.WriteLine("No node offers a GPU, and nobody asks for one.");
            return;
        }

        WriteNodes(report);
        WriteTeams(report);
        if (job is not null)
        {
            WriteJob(job);
        }
    }

    private void WriteNodes(GpuReport report)
    {
        var table = new TextTable("Node", "Resource", "Declared ", "Allocated ", "Idle ", "Note");
        foreach (var node in report.Nodes)
        {
            table.Add(node.Node, node.Resource, Text(node.Declared), Text(node.Allocated), Text(node.Idle), node.Usable ? "" : "takes nothing new");
        }

        table.Write(writer);
        writer.WriteLine();
    }

    private void WriteTeams(GpuReport report)
    {
        var table = new TextTable("Team", "Namespace", "Class", "Resource", "Declared ", "Allocated ", "Pending ", "Idle ");
        foreach (var use in report.Teams)
        {
            table.Add(
                use.Team ?? Nothing,
                use.Namespace,
                use.Class.Length == 0 ? Nothing : use.Class,
                use.Resource,
                Text(use.Declared),
                Text(use.Allocated),
                Text(use.Pending),
                Text(use.Idle));
        }

        table.Write(writer);
        if (!report.Teams.IsEmpty)
        {
            writer.WriteLine();
        }
    }

    private void WriteJob(GpuJob job)
    {
        var pods = job.Pods.Length == 1 ? "1 pod" : string.Create(CultureInfo.InvariantCulture, $"{job.Pods.Length} pods");
        writer.WriteLine($"A job of {pods} of class {job.Class} on {SafeText.OfName(job.Resource)}, if its team's quota holds it:", Style.Headline);
        writer.WriteLine();
        var table = new TextTable("Pod ", "Node", "Evicts");
        for (var i = 0; i < job.Pods.Length; i++)
        {
            var pod = job.Pods[i];
            table.Add(Text(i + 1), pod.Node ?? Nothing, pod.Node is null ? "waits: no node has room for it" : Victims(pod));
        }

        table.Write(writer);
    }

    private static string Victims(GpuPlacementResult pod) => pod.Victims.IsEmpty
        ? "nobody"
        : string.Join(", ", pod.Victims.Select(victim => string.Create(
            CultureInfo.InvariantCulture, $"{victim.FullName} ({(victim.Class.Length == 0 ? "no class" : victim.Class)}, {victim.GraceSeconds} s to end)")));

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Nothing;
}
