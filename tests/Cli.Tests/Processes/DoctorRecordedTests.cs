using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>The command line, as a process, on the recorded dumps: the same verdict in the text, in the JSON and in the exit code.</summary>
public sealed class DoctorRecordedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Dumps))]
    public async Task GivesTheVerdict_ThatLiesBesideTheDump(string name)
    {
        var (code, output, error) = await DoctorAsync("--from", RecordedDump.PathOf(name), "--json");

        using var json = JsonDocument.Parse(output);
        var worst = json.RootElement.GetProperty("worst").GetString()!;
        Assert.Equal("", error);
        Assert.Equal(RecordedDump.Verdict(name), Verdict(json.RootElement));
        Assert.Equal(worst switch { "error" => 1, "warning" => 3, "unknown" => 4, _ => 0 }, code);
    }

    [Theory]
    [MemberData(nameof(Dumps))]
    public async Task ShowsEveryFinding_Within80Columns(string name)
    {
        using var process = HomelabProcess.Start(RecordedDump.Folder, [("COLUMNS", "80")], "doctor", "--profile", "storage", "--from", $"{name}.json");
        var (_, output, _) = await process.EndAsync(Cancel);

        // Commands stay whole so that they can be copied, and so do words that are longer than a line.
        var text = output.Split('\n').Where(line => !line.StartsWith("       ", StringComparison.Ordinal) && line.Trim().Contains(' ', StringComparison.Ordinal));
        Assert.All(text, line => Assert.InRange(line.Length, 0, 80));
        Assert.All(RecordedDump.Verdict(name).Split('\n').Where(line => line.Contains('/', StringComparison.Ordinal)), line => Assert.Contains(line.Split(' ')[1], output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("override-plus-bind-mount", 80)]
    [InlineData("tainted-gpu-node-without-driver", 120)]
    [InlineData("healthy-standard-root", 80)]
    public async Task Shows_AReportThatPeopleRead(string name, int columns)
    {
        using var process = HomelabProcess.Start(
            RecordedDump.Folder,
            [("COLUMNS", columns.ToString(CultureInfo.InvariantCulture))],
            "doctor", "--profile", "storage", "--from", $"{name}.json");

        var (_, output, _) = await process.EndAsync(Cancel);

        Snapshot.Matches(output, string.Create(CultureInfo.InvariantCulture, $"doctor-{name}-{columns}.txt"));
    }

    [Fact]
    public async Task Prints_TheDocumentedJson()
    {
        using var process = HomelabProcess.Start(RecordedDump.Folder, "doctor", "--profile", "storage", "--from", "override-alone.json", "--json");

        var (_, output, _) = await process.EndAsync(Cancel);

        Snapshot.Matches(output, "doctor.json");
    }

    public static TheoryData<string> Dumps() => [.. RecordedDump.Names];

    private static Task<(int Code, string Output, string Error)> DoctorAsync(params string[] arguments) =>
        HomelabProcess.RunAsync(Path.GetTempPath(), Cancel, ["doctor", "--profile", "storage", .. arguments]);

    private static string Verdict(JsonElement report) => string.Concat(
        report.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("severity").GetString() != "ok")
            .Select(finding =>
                $"{finding.GetProperty("severity")} {finding.GetProperty("check")} {string.Join(", ", finding.GetProperty("subjects").EnumerateArray())}\n")
            .Prepend($"worst {report.GetProperty("worst")}\n")
            .Append(report.TryGetProperty("repair", out var repair) ? $"repair order{(repair.GetProperty("blocked").GetBoolean() ? ", blocked" : "")}\n" : ""));
}
