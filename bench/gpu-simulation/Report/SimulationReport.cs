using System.Globalization;

namespace Homelab.Bench.GpuSimulation;

/// <summary>The comparison as people read it.</summary>
/// <param name="Tables">At one load, as Markdown.</param>
/// <param name="Plot">Over all loads, as SVG.</param>
internal sealed record SimulationReport(string Tables, string Plot)
{
    /// <summary>Load of the tables: bursts of work have filled the cluster for days, and it has emptied again.</summary>
    public const double TableLoad = 0.7;

    private static readonly double[] Loads = [0.3, 0.5, TableLoad, 0.9, 1.1];

    /// <summary>Runs everything.</summary>
    /// <param name="source">Where pods come from.</param>
    /// <param name="seeds">How many workloads.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static SimulationReport Make(IPodSource source, int seeds, CancellationToken cancel)
    {
        var all = new Comparison(Policies.Homelab, Policies.All, Loads, seeds, source).Run(cancel);
        var resuming = new Comparison(Policies.Homelab, Policies.Resuming, [TableLoad], seeds, source).Run(cancel);
        var introduction = string.Create(
            CultureInfo.InvariantCulture,
            $"Offered load {TableLoad:0.0}, {source.Name}: median of {seeds} runs, and its 95 % interval in brackets.");
        var tables = ResultTables.Write([.. all.Where(result => result.Load == TableLoad), .. resuming]);
        return new SimulationReport($"{introduction}\n\n{tables}", SvgFigure.Draw(ComparisonFigure.Of(all)));
    }
}
