using System.Xml.Linq;
using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Report;

public sealed class SvgFigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Figure Figure = new(
        "Waits <of> jobs",
        "One plot & two lines.",
        ["first", "second"],
        new Scale(0, 1, IsLogarithmic: false, [(0.5, "0.5")]),
        "load",
        [new Panel("low-gpu", Scale.Seconds, [Line(1, 60), Line(3_600, 36_000)])]);

    [Fact]
    public void SaysWhatItShows_ToThoseWhoDoNotSeeIt()
    {
        var svg = XElement.Parse(SvgFigure.Draw(Figure));

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(
            ["Waits <of> jobs", "One plot & two lines."],
            svg.Attribute("aria-labelledby")!.Value.Split(' ').Select(id => svg.Elements().Single(e => e.Attribute("id")?.Value == id).Value));
    }

    [Fact]
    public void NamesEverySeries_AndMarksEveryPoint()
    {
        var svg = XElement.Parse(SvgFigure.Draw(Figure));

        Assert.Equal(["first", "second"], ByClass(svg, "name").Select(e => e.Value));
        Assert.Equal(2 + (2 * 2), ByClass(svg, "mark").Count());
        Assert.Equal(2 * 2, ByClass(svg, "interval").Count());
    }

    [Fact]
    public void PutsMoreHigherUp()
    {
        var lines = ByClass(XElement.Parse(SvgFigure.Draw(Figure)), "line").Select(line => line.Attribute("d")!.Value).ToList();

        Assert.True(HeightOfFirst(lines[1]) < HeightOfFirst(lines[0]));
    }

    [Fact]
    public void IsLegibleInLightAndDark()
    {
        var style = XElement.Parse(SvgFigure.Draw(Figure)).Element(Svg + "style")!.Value;

        Assert.Contains("@media (prefers-color-scheme: dark)", style, StringComparison.Ordinal);
        Assert.Equal(2, style.Split(".paper {").Length - 1);
    }

    [Fact]
    public void DrawsTheSameFigureTheSame() => Assert.Equal(SvgFigure.Draw(Figure), SvgFigure.Draw(Figure));

    private static IEnumerable<XElement> ByClass(XElement svg, string name) => svg.Descendants().Where(e => e.Attribute("class")?.Value == name);

    private static double HeightOfFirst(string path) => double.Parse(path[1..].Split('L')[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static Series Line(double first, double second) =>
        new([new PlotPoint(0, new Estimate(first, first / 2, first * 2)), new PlotPoint(1, new Estimate(second, second, second))], []);
}
