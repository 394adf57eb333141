using System.Globalization;
using System.Runtime.CompilerServices;
using Homelab.Cluster.Doctor;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

/// <summary>
/// The recorded dumps in tests/fixtures/dumps with their verdicts beside them. A difference leaves the new text as
/// <c>*.received*</c>, for somebody to read and approve.
/// </summary>
public sealed class RecordedDumpTests
{
    [Theory]
    [MemberData(nameof(Cases))]
    public void Dump_IsWhatTheBuilderMakes(string name) => AssertApproved($"{name}.json", RecordedCases.All[name]().ToJson());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Verdict_IsTheApprovedOne(string name) =>
        AssertApproved($"{name}.verdict", Verdict(DoctorProfile.Storage.Examine(RecordedCases.All[name]().Read())));

    [Fact]
    public void Folder_HoldsTheseCasesAndNoOthers() =>
        Assert.Equal(
            RecordedCases.All.Keys.SelectMany(name => new[] { $"{name}.json", $"{name}.verdict" }).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Folder()).Select(Path.GetFileName).Where(name => !name!.Contains(".received", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    public static TheoryData<string> Cases() => [.. RecordedCases.All.Keys];

    /// <summary>The worst severity, and a line for each finding that is not ok.</summary>
    private static string Verdict(DoctorReport report) => string.Concat(
        report.Findings.Where(finding => finding.Severity != FindingSeverity.Ok)
            .Select(finding => string.Create(CultureInfo.InvariantCulture, $"{Word(finding.Severity)} {finding.Check.Id} {finding.Subject}\n"))
            .Prepend($"worst {Word(report.Worst)}\n")
            .Append(report.Repair is null ? "" : $"repair order{(report.Repair.IsBlocked ? ", blocked" : "")}\n"));

    private static string Word(FindingSeverity severity) => severity.ToString().ToLowerInvariant();

    private static void AssertApproved(string file, string actual)
    {
        var approved = Path.Combine(Folder(), file);
        var received = approved.Insert(approved.LastIndexOf('.'), ".received");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Equal(expected, actual);
    }

    private static string Folder([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "fixtures", "dumps"));
}
