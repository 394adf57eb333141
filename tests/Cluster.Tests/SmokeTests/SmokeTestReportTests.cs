using System.Text;
using System.Text.Json.Nodes;
using Homelab.Cluster.Doctor.Storage;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.SmokeTests;
using Xunit;

namespace Homelab.Cluster.Tests.SmokeTests;

public sealed class SmokeTestReportTests
{
    private static readonly DateTimeOffset Finished = DateTimeOffset.Parse("2026-08-20T10:09:12Z", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void IsProven_WhenStep2HasPassedOnEveryNode()
    {
        var report = Report();

        Assert.Equal(SmokeTestOutcome.Passed, report.Outcome);
        Assert.True(report.Proves(Finished.AddHours(1), TimeSpan.FromHours(2)));
        Assert.False(report.Proves(Finished.AddHours(3), TimeSpan.FromHours(2)));
    }

    [Fact]
    public void IsNotProven_WithoutStep2OnEveryNode_WhateverItSaysOfItself()
    {
        var report = Report(document => Step(document, 2, "k3s2")["result"] = "skipped");

        Assert.Equal(SmokeTestOutcome.Unknown, report.Outcome);
        Assert.Equal("k3s2", Assert.Single(report.Unproven));
        Assert.False(report.Proves(Finished, TimeSpan.FromHours(2)));
    }

    [Fact]
    public void HasFailed_AsSoonAsOneStepHas() =>
        Assert.Equal(SmokeTestOutcome.Failed, Report(document => Step(document, 2, "k3s2")["result"] = "failed").Outcome);

    [Fact]
    public void IsUnknown_WhileItRuns() => Assert.Equal(SmokeTestOutcome.Unknown, Report(document => document["finished"] = null).Outcome);

    [Fact]
    public void IsUnknown_WithoutAnyNode() => Assert.Equal(SmokeTestOutcome.Unknown, Report(document =>
    {
        document["nodes"] = new JsonArray();
        document["steps"] = new JsonArray();
    }).Outcome);

    [Fact]
    public void ExplainsAFailure_ByTheSymptomInItsEvidence()
    {
        var step = Report(document =>
        {
            var found = Step(document, 1, "k3s1");
            found["result"] = "failed";
            found["evidence"] = new JsonArray("x FailedMount: driver name driver.longhorn.io not found in the list of registered CSI drivers");
        }).Steps.Single(step => step.Outcome == SmokeTestOutcome.Failed);

        Assert.Equal(Symptom.DriverNotRegistered, step.Symptom);
        Assert.Equal(Symptom.DriverNotRegistered.Meaning, step.Meaning);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"schema":"homelab.storage-smoke-test/2"}""")]
    public void IsNone_InAnotherForm(string document) => Assert.Null(SmokeTestReport.Parse(document));

    [Fact]
    public void Find_SaysWhatToDo_WhenThereIsNone()
    {
        var dump = DumpReader.Read([Text("""{"apiVersion":"v1","kind":"ConfigMapList","items":[]}""")]).Dump!;

        var (report, missing) = SmokeTestReport.Find(dump);

        Assert.Null(report);
        Assert.Equal("there is no ConfigMap storage-smoke-test/storage-smoke-test-results", missing!.Reason);
    }

    [Fact]
    public void Find_SaysThatNothingHasRunYet()
    {
        var dump = DumpReader.Read([Text("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"storage-smoke-test-results","namespace":"storage-smoke-test"}}""")]).Dump!;

        Assert.Equal("ConfigMap storage-smoke-test/storage-smoke-test-results holds no results yet", SmokeTestReport.Find(dump).Missing!.Reason);
    }

    private static SmokeTestReport Report(Action<JsonObject>? change = null)
    {
        var steps = new JsonArray();
        foreach (var (number, name) in new[] { (1, "mount"), (2, "device"), (3, "write") })
        {
            foreach (var node in new[] { "k3s1", "k3s2" })
            {
                steps.Add(new JsonObject { ["step"] = number, ["name"] = name, ["node"] = node, ["result"] = "passed", ["seconds"] = 1, ["detail"] = "", ["evidence"] = new JsonArray() });
            }
        }

        var document = new JsonObject
        {
            ["schema"] = StorageSmokeTestNames.Schema,
            ["run"] = "run-1",
            ["storageClass"] = "smoke-test",
            ["result"] = "passed",
            ["started"] = "2026-08-20T10:00:00Z",
            ["updated"] = "2026-08-20T10:09:12Z",
            ["finished"] = "2026-08-20T10:09:12Z",
            ["nodes"] = new JsonArray("k3s1", "k3s2"),
            ["steps"] = steps,
        };
        change?.Invoke(document);
        return SmokeTestReport.Parse(document.ToJsonString())!;
    }

    private static JsonNode Step(JsonObject document, int number, string node) =>
        document["steps"]!.AsArray().Single(step => (int)step!["step"]! == number && (string)step["node"]! == node)!;

    private static DumpText Text(string json) => new("dump.json", Encoding.UTF8.GetBytes(json));
}
