namespace Homelab.Bench.GpuSimulation;

/// <summary>Small plots with one legend and one horizontal axis.</summary>
/// <param name="Title">What it is; read aloud by screen readers, and written above.</param>
/// <param name="Description">What there is to see, for those who do not see it.</param>
/// <param name="Legend">Names of the series.</param>
/// <param name="Horizontal">The axis of all panels.</param>
/// <param name="HorizontalTitle">What the axis shows.</param>
/// <param name="Panels">Two in a row.</param>
internal sealed record Figure(
    string Title, string Description, IReadOnlyList<string> Legend, Scale Horizontal, string HorizontalTitle, IReadOnlyList<Panel> Panels);
