namespace Homelab.Bench.GpuSimulation;

/// <summary>One small plot of a figure.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Vertical">Its vertical axis.</param>
/// <param name="Series">One for each entry of the figure's legend, in its order.</param>
internal sealed record Panel(string Title, Scale Vertical, IReadOnlyList<Series> Series);

/// <summary>A line of a panel.</summary>
/// <param name="Points">With marks and intervals.</param>
/// <param name="Companion">Drawn dotted beside it, without them; may be empty.</param>
internal sealed record Series(IReadOnlyList<PlotPoint> Points, IReadOnlyList<PlotPoint> Companion);

/// <summary>A point with its interval.</summary>
/// <param name="X">On the horizontal axis.</param>
/// <param name="Y">On the vertical axis.</param>
internal readonly record struct PlotPoint(double X, Estimate Y);
