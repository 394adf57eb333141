using Homelab.Cli.Display;
using Homelab.Engine.Evaluation;
using Xunit;

namespace Homelab.Cli.Tests.Display;

public sealed class PlanTextTests
{
    [Fact]
    public void Table_WithoutWidth() => Snapshot.Matches(Text(Given.Homelab(), columns: null), "preview.txt");

    [Fact]
    public void Table_At80Columns()
    {
        var text = Text(Given.Homelab(), columns: 80);

        Assert.All(TableOf(text), line => Assert.InRange(TextWidth.Of(line), 1, 80));
        Snapshot.Matches(text, "preview-80.txt");
    }

    [Fact]
    public void Diff_ShowsEveryProperty() => Snapshot.Matches(Text(Given.Homelab(), diff: true), "preview-diff.txt");

    [Fact]
    public void Table_Coloured() => Snapshot.Matches(Text(Given.Homelab(), colour: true), "preview-colour.txt");

    [Fact]
    public void ShowsTheStackAndTheError_WhenTheProgramRegisteredNothing()
    {
        var evaluation = Given.Evaluation() with
        {
            Registrations = [],
            Diagnostics = [new Diagnostic(Severity.Error, "Program.cs(3,1): error CS1002: ; expected\n")],
            End = RunEnd.Failed,
        };

        Assert.Equal(
            """
            Previewing update (prod):

                 Type                 Name          Plan  Info
                 pulumi:pulumi:Stack  homelab-prod        1 error

            Diagnostics:
              pulumi:pulumi:Stack (homelab-prod):
                error: Program.cs(3,1): error CS1002: ; expected

            Resources:
                1 errored

            Duration: 0.7s

            """,
            Text(evaluation));
    }

    [Fact]
    public void ShowsWhatTheProgramPrinted_BelowTheStack()
    {
        using var output = new StringWriter { NewLine = "\n" };

        PlanText.Write(
            Given.Preview(Given.Evaluation(), new PreviewMessage(Severity.Info, "hello"), new PreviewMessage(Severity.Info, "world")),
            new StyledWriter(output, colour: false),
            columns: null,
            diff: false);

        Assert.Contains("create  2 messages\n", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("  pulumi:pulumi:Stack (homelab-prod):\n    hello\n    world\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void EscapesWhatWouldMoveTheCursor()
    {
        var evaluation = Given.Evaluation(Given.ConfigMap("evil\u001b[2Jname\r\u202e", ("key\u0007", Given.Text("a\u001b]0;title\u0007")))) with
        {
            Diagnostics = [new Diagnostic(Severity.Warning, "line\r\nwith \u001b[31mcolour\u001b[0m\tand a tab")],
            Outputs = Given.Map(("out\u009b31m", Given.Text("\u009b"))),
        };

        foreach (var text in new[] { Text(evaluation), Text(evaluation, diff: true) })
        {
            Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\n' or '\t'));
            Assert.Contains("evil\\u001b[2Jname\\u000d\\u202e", text, StringComparison.Ordinal);
            Assert.Contains("    warning: line\n    with \\u001b[31mcolour\\u001b[0m\tand a tab\n", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public void TableStaysWithinTheTerminal_WithLongNamesInManyScripts(int columns)
    {
        var parent = Given.Component("homelab:storage:LonghornStorage", new string('n', 70));
        var child = Given.Resource("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", "日本語の名前-" + new string('x', 60) + "-end", Given.Map(), parent.Urn);
        var evaluation = Given.Evaluation(parent, child) with { Diagnostics = [new Diagnostic(Severity.Warning, "w", child.Urn), new Diagnostic(Severity.Info, "i", child.Urn)] };

        var table = TableOf(Text(evaluation, columns)).ToList();

        Assert.Equal(4, table.Count);
        Assert.All(table, line => Assert.InRange(TextWidth.Of(line), 1, columns));
        Assert.All(table[2..], line => Assert.Contains("…", line, StringComparison.Ordinal));
        Assert.Contains("create", table[3], StringComparison.Ordinal);
        Assert.Contains("-end", table[3], StringComparison.Ordinal);
    }

    private static IEnumerable<string> TableOf(string text) => text.Split('\n').Skip(2).TakeWhile(line => line.Length > 0);

    private static string Text(Evaluation evaluation, int? columns = null, bool diff = false, bool colour = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        PlanText.Write(Given.Preview(evaluation), new StyledWriter(output, colour), columns, diff);
        return output.ToString();
    }
}
