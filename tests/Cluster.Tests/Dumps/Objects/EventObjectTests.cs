using System.Globalization;
using System.Text.Json;
using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

/// <summary>Events exist in two API groups, whose fields have other names.</summary>
public sealed class EventObjectTests
{
    [Fact]
    public void ReadsEventsOfTheCoreGroup() => AssertReads(
        """
        {"apiVersion":"v1","kind":"Event","metadata":{"name":"a"},"type":"Warning","reason":"FailedMount","message":"no such file","count":7,
         "involvedObject":{"kind":"Pod","namespace":"media","name":"web"},"source":{"component":"kubelet","host":"k3s1"},
         "firstTimestamp":"2026-08-20T08:00:00Z","lastTimestamp":"2026-08-20T09:00:00Z"}
        """,
        "Warning FailedMount no such file | Pod media/web | k3s1 | 7 | 09:00");

    [Fact]
    public void ReadsEventsOfTheirOwnGroup() => AssertReads(
        """
        {"apiVersion":"events.k8s.io/v1","kind":"Event","metadata":{"name":"a"},"type":"Normal","reason":"Pulled","note":"image is there",
         "regarding":{"kind":"Node","name":"k3s1"},"reportingController":"kubelet","reportingInstance":"k3s2","eventTime":"2026-08-20T08:00:00.000000Z",
         "series":{"count":3,"lastObservedTime":"2026-08-20T10:00:00.000000Z"}}
        """,
        "Normal Pulled image is there | Node k3s1 | k3s2 | 3 | 10:00");

    [Fact]
    public void ReadsWhatOneGroupKeepsOfTheOther() => AssertReads(
        """
        {"apiVersion":"events.k8s.io/v1","kind":"Event","metadata":{"name":"a"},"type":"Warning","reason":"BackOff","note":"again","deprecatedCount":4,
         "regarding":{"kind":"Pod","namespace":"media","name":"web"},"reportingComponent":"kubelet","deprecatedSource":{"component":"kubelet","host":"k3s3"},
         "deprecatedFirstTimestamp":"2026-08-20T08:00:00Z","deprecatedLastTimestamp":"2026-08-20T11:00:00Z"}
        """,
        "Warning BackOff again | Pod media/web | k3s3 | 4 | 11:00");

    [Fact]
    public void SomebodyElsesEvent_ComesFromNoNode_AndHappenedOnce() => AssertReads(
        """
        {"apiVersion":"v1","kind":"Event","metadata":{"name":"a"},"type":"Normal","reason":"Scheduled","message":"to k3s1",
         "involvedObject":{"kind":"Pod","namespace":"media","name":"web"},"source":{"component":"default-scheduler","host":"k3s1"},"firstTimestamp":"2026-08-20T12:00:00Z"}
        """,
        "Normal Scheduled to k3s1 | Pod media/web |  | 1 | 12:00");

    private static void AssertReads(string json, string expected)
    {
        var read = new EventObject(new KubernetesObject(JsonElement.Parse(json), "test.json"));

        Assert.Equal(
            expected,
            string.Create(CultureInfo.InvariantCulture, $"{read.Type} {read.Reason} {read.Message} | {read.About} | {read.Node} | {read.Count} | {read.LastSeen:HH:mm}"));
    }
}
