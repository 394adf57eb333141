using System.Globalization;

namespace Homelab.Bench.GpuSimulation;

/// <summary>The comparison as people read it.</summary>
/// <param name="Source">What the pods are.</param>
/// <param name="AllLoads">The policies at every load, for the plot.</param>
/// <param name="Variants">The what-ifs at the tables' load.</param>
internal sealed record SimulationReport(string Source, IReadOnlyList<PolicyResult> AllLoads, IReadOnlyList<PolicyResult> Variants)
{
    /// <summary>Load of the tables: bursts of work have filled the cluster for days, and it has emptied again.</summary>
    public const double TableLoad = 0.7;

    private static readonly double[] Loads = [0.3, 0.5, TableLoad, 0.9, 1.1];

    /// <summary>Policies and what-ifs at the tables' load, one a row.</summary>
    public IReadOnlyList<PolicyResult> Rows => [.. AllLoads.Where(result => result.Load == TableLoad), .. Variants];

    /// <summary>The rows as tables, in Markdown.</summary>
    public string Tables => string.Create(
        CultureInfo.InvariantCulture,
        $"Offered load {TableLoad:0.0}, {Source}: median of {Variants[0].Runs.Count} runs, and its 95 % interval in brackets.\n\n{ResultTables.Write(Rows)}");

    /// <summary>All loads as a plot, in SVG.</summary>
    public string Plot => SvgFigure.Draw(ComparisonFigure.Of(AllLoads));

    /// <summary>Runs everything.</summary>
    /// <param name="source">Where pods come from.</param>
    /// <param name="seeds">How many workloads.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static SimulationReport Make(IPodSource source, int seeds, CancellationToken cancel) => new(
        source.Name,
        new Comparison(Policies.Homelab, Policies.All, Loads, seeds, source).Run(cancel),
        new Comparison(Policies.Homelab, Policies.Variants, [TableLoad], seeds, source).Run(cancel));
}
