namespace Homelab.Bench.GpuSimulation;

/// <summary>How a figure looks: colours for light and dark surroundings, told apart by colour-blind people, and shapes besides.</summary>
internal static class SvgStyle
{
    /// <summary>Marks of the series, around the origin, so that they are told apart without colour too.</summary>
    public static IReadOnlyList<string> Marks { get; } =
    [
        "M-4 -4L4 4M-4 4L4 -4",
        "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
        "M-4 -4H4V4H-4Z",
        "M0 -5L5 4H-5Z",
        "M0 -6L5 0L0 6L-5 0Z",
    ];

    /// <summary>The style sheet. The colours of the series are Okabe and Ito's, darker on white and lighter on black.</summary>
    public static string Sheet { get; } = Rules(
        paper: "#ffffff", ink: "#1f2328", faint: "#59636e", grid: "#d9dee3", ["#7d6b7d", "#1f2328", "#c65300", "#0064a8", "#007d5c"])
        + "@media (prefers-color-scheme: dark) {\n"
        + Rules(paper: "#0d1117", ink: "#e6edf3", faint: "#9aa4af", grid: "#2b323b", ["#b9a3b9", "#e6edf3", "#f0a03c", "#5bb5f0", "#35c99b"])
        + "}\n";

    /// <summary>Class of a series.</summary>
    public static string Series(int place) => $"s{place}";

    private static string Rules(string paper, string ink, string faint, string grid, string[] series) =>
        $".paper {{ fill: {paper}; }}\n"
        + $"text {{ fill: {ink}; font: 15px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; }}\n"
        + ".title { font-size: 18px; font-weight: 600; }\n"
        + ".panel { font-weight: 600; }\n"
        + $".tick {{ fill: {faint}; font-size: 14px; }}\n"
        + $".grid {{ stroke: {grid}; stroke-width: 1; }}\n"
        + $".axis {{ stroke: {faint}; stroke-width: 1; }}\n"
        + string.Concat(series.Select((colour, place) =>
            $".{Series(place)} {{ stroke: {colour}; stroke-width: 2; fill: none; stroke-linejoin: round; }}\n"
            + $".{Series(place)} .mark {{ fill: {colour}; stroke-width: 1.5; }}\n"
            + $".{Series(place)} .companion {{ stroke-width: 1.75; stroke-dasharray: 1 4; stroke-linecap: round; }}\n"
            + $".{Series(place)} .interval {{ stroke-width: 1.25; opacity: 0.65; }}\n"));
}
