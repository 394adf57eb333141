using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
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
        Assert.True(report.Proves(Finished.AddHours(2), TimeSpan.FromHours(2)));
        Assert.False(report.Proves(Finished.AddHours(2).AddSeconds(1), TimeSpan.FromHours(2)));
    }

    [Fact]
    public void IsNotProven_WithoutStep2OnEveryNode_WhateverItSaysOfItself()
    {
        var report = Report(document => Step(document, 2, "k3s2")["result"] = "skipped");

        Assert.Equal(SmokeTestOutcome.Unknown, report.Outcome);
        Assert.Equal("k3s2", Assert.Single(report.Unproven));
        Assert.Equal("k3s2", Assert.Single(report.Steps, step => step.Outcome == SmokeTestOutcome.Skipped).Node);
        Assert.False(report.Proves(Finished, TimeSpan.FromHours(2)));
    }

    [Fact]
    public void HasFailed_AsSoonAsOneStepHas() =>
        Assert.Equal(SmokeTestOutcome.Failed, Report(document => Step(document, 2, "k3s2")["result"] = "failed").Outcome);

    [Fact]
    public void IsUnknown_WhenTheResultOfAnyStepIs() => Assert.Equal(
        SmokeTestOutcome.Unknown, Report(document => Step(document, 3, "k3s2")["result"] = "new in a later version").Outcome);

    [Fact]
    public void ReadsEveryField()
    {
        var report = Report(document =>
        {
            var step = Step(document, 1, "k3s1");
            step["seconds"] = 42;
            step["detail"] = "the pod started";
            step["evidence"] = new JsonArray("one", "two");
        });

        Assert.Equal(("run-1", "smoke-test"), (report.Run, report.StorageClass));
        Assert.Equal((Finished.AddSeconds(-552), Finished.AddSeconds(-2), Finished), (report.Started, report.Updated, report.Finished));
        Assert.Equal(["k3s1", "k3s2"], report.Nodes);
        var read = report.Steps[0];
        Assert.Equal((1, "mount", "k3s1", 42L, "the pod started"), (read.Number, read.Name, read.Node, read.Seconds, read.Detail));
        Assert.Equal(["one", "two"], read.Evidence);
    }

    [Fact]
    public void TakesWhatIsMissing_ForNothingProven()
    {
        var report = SmokeTestReport.Parse($$"""{"schema":"{{StorageSmokeTestNames.Schema}}","steps":[{}]}""")!;

        Assert.Equal((SmokeTestOutcome.Unknown, "", ""), (report.Outcome, report.Run, report.StorageClass));
        var step = Assert.Single(report.Steps);
        Assert.Equal((-1, "", "", 0L, "", SmokeTestOutcome.Unknown), (step.Number, step.Name, step.Node, step.Seconds, step.Detail, step.Outcome));
    }

    [Fact]
    public void IsUnknown_WhileItRuns() => Assert.Equal(SmokeTestOutcome.Unknown, Report(document => document["finished"] = null).Outcome);

    [Fact]
    public void IsUnknown_WithoutAnyNode() => Assert.Equal(SmokeTestOutcome.Unknown, Report(document =>
    {
        document["nodes"] = new JsonArray();
        document["steps"] = new JsonArray();
    }).Outcome);

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
        Assert.Equal(
            new MissingEvidence(
                "there is no ConfigMap storage-smoke-test/storage-smoke-test-results",
                "set the test up (`homelab:smokeTest`, or `homelab smoke --profile storage STACK`) and start a run"),
            missing);
    }

    [Fact]
    public void Find_SaysWhyConfigMapsCouldNotBeRead()
    {
        var states = ImmutableDictionary<ResourceKind, KindState>.Empty
            .Add(ResourceKind.ConfigMaps, new KindState(ListingState.Failed, "configmaps is forbidden"));

        Assert.Equal("configmaps could not be read: configmaps is forbidden", SmokeTestReport.Find(new ClusterDump([], states, [], [], [])).Missing!.Reason);
    }

    [Fact]
    public void Find_SaysThatNothingHasRunYet() => Assert.Equal(
        new MissingEvidence(
            "ConfigMap storage-smoke-test/storage-smoke-test-results holds no results yet",
            "start a run: `kubectl -n storage-smoke-test create job --from=cronjob/storage-smoke-test run-1`"),
        SmokeTestReport.Find(Dump(new JsonObject())).Missing);

    [Fact]
    public void Find_SaysThatTheFormIsAnother() => Assert.Equal(
        new MissingEvidence(
            "result.json of ConfigMap storage-smoke-test/storage-smoke-test-results is no document of form homelab.storage-smoke-test/1", "start another run"),
        SmokeTestReport.Find(Dump(new JsonObject { ["result.json"] = "{}" })).Missing);

    private static ClusterDump Dump(JsonObject data) => DumpReader.Read([Text(new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject { ["name"] = "storage-smoke-test-results", ["namespace"] = "storage-smoke-test" },
        ["data"] = data,
    }.ToJsonString())]).Dump!;

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
            ["updated"] = "2026-08-20T10:09:10Z",
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
