using System.Globalization;
using System.Xml.Linq;

namespace Homelab.Bench.GpuSimulation;

/// <summary>Draws a figure as SVG; the same figure gives the same bytes.</summary>
internal static class SvgFigure
{
    private const int Width = 760;
    private const int HeaderHeight = 84;
    private const int PanelHeight = 262;
    private const int PanelWidth = Width / 2;

    // Inside a panel: room for labels left and below, for the title above.
    private const int Left = 66;
    private const int Right = 14;
    private const int Top = 30;
    private const int Bottom = 50;

    // Points of one load stand side by side, so that their intervals do not hide each other.
    private const double Aside = 4;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws it.</summary>
    public static string Draw(Figure figure)
    {
        var height = HeaderHeight + (PanelHeight * ((figure.Panels.Count + 1) / 2));
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("width", Width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "title description"),
            new XElement(Svg + "title", new XAttribute("id", "title"), figure.Title),
            new XElement(Svg + "desc", new XAttribute("id", "description"), figure.Description),
            new XElement(Svg + "style", "\n" + SvgStyle.Sheet),
            new XElement(Svg + "rect", Class("paper"), new XAttribute("width", Width), new XAttribute("height", height), new XAttribute("rx", 6)),
            Text("title", 16, 32, "start", figure.Title),
            Legend(figure.Legend),
            figure.Panels.Select((panel, place) => Draw(figure, panel, (place % 2) * PanelWidth, HeaderHeight + ((place / 2) * PanelHeight))));
        return root.ToString() + "\n";
    }

    private static XElement Legend(IReadOnlyList<string> names)
    {
        var legend = new XElement(Svg + "g");
        var x = 16.0;
        foreach (var (place, name) in names.Index())
        {
            legend.Add(new XElement(
                Svg + "g",
                Class(SvgStyle.Series(place)),
                new XElement(Svg + "path", new XAttribute("d", $"M{N(x)} 60h28")),
                Mark(place, x + 14, 60)));
            legend.Add(Text("name", x + 35, 65, "start", name));
            x += 58 + (7.4 * name.Length);
        }

        return legend;
    }

    private static XElement Draw(Figure figure, Panel panel, double x, double y)
    {
        var plot = new PlotArea(figure.Horizontal, panel.Vertical, x + Left, y + Top, PanelWidth - Left - Right, PanelHeight - Top - Bottom);
        return new XElement(
            Svg + "g",
            Text("panel", plot.Left, y + 18, "start", panel.Title),
            panel.Vertical.Ticks.SelectMany(tick => new[]
            {
                Line("grid", plot.Left, plot.Y(tick.Value), plot.Right, plot.Y(tick.Value)),
                Text("tick", plot.Left - 8, plot.Y(tick.Value) + 5, "end", tick.Label),
            }),
            Line("axis", plot.Left, plot.Bottom, plot.Right, plot.Bottom),
            figure.Horizontal.Ticks.SelectMany(tick => new[]
            {
                Line("axis", plot.X(tick.Value), plot.Bottom, plot.X(tick.Value), plot.Bottom + 5),
                Text("tick", plot.X(tick.Value), plot.Bottom + 20, "middle", tick.Label),
            }),
            Text("tick", (plot.Left + plot.Right) / 2, plot.Bottom + 39, "middle", figure.HorizontalTitle),
            panel.Series.Select((points, place) => Draw(plot, points, place, (place - ((panel.Series.Count - 1) / 2.0)) * Aside)));
    }

    private static XElement Draw(PlotArea plot, Series series, int place, double aside) => new(
        Svg + "g",
        Class(SvgStyle.Series(place)),
        series.Companion.Count > 0 ? Path("companion", plot, series.Companion, aside) : null,
        Path("line", plot, series.Points, aside),
        series.Points.Select(point => Line(
            "interval", plot.X(point.X) + aside, plot.Y(point.Y.Low), plot.X(point.X) + aside, plot.Y(point.Y.High))),
        series.Points.Select(point => Mark(place, plot.X(point.X) + aside, plot.Y(point.Y.Median))));

    private static XElement Path(string style, PlotArea plot, IReadOnlyList<PlotPoint> points, double aside) =>
        new(Svg + "path", Class(style), new XAttribute("d", "M" + string.Join('L', points.Select(point => $"{N(plot.X(point.X) + aside)} {N(plot.Y(point.Y.Median))}"))));

    private static XElement Mark(int place, double x, double y) =>
        new(Svg + "path", Class("mark"), new XAttribute("transform", $"translate({N(x)} {N(y)})"), new XAttribute("d", SvgStyle.Marks[place]));

    private static XElement Line(string style, double x1, double y1, double x2, double y2) =>
        new(Svg + "path", Class(style), new XAttribute("d", $"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}"));

    private static XElement Text(string style, double x, double y, string anchor, string text) =>
        new(Svg + "text", Class(style), new XAttribute("x", N(x)), new XAttribute("y", N(y)), new XAttribute("text-anchor", anchor), text);

    private static XAttribute Class(string name) => new("class", name);

    private static string N(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record PlotArea(Scale Horizontal, Scale Vertical, double Left, double Top, double Width, double Height)
    {
        public double Right => Left + Width;

        public double Bottom => Top + Height;

        public double X(double value) => Left + (Width * Horizontal.Place(value));

        public double Y(double value) => Bottom - (Height * Vertical.Place(value));
    }
}
