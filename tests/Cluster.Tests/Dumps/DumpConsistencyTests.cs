using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

/// <summary>Files of different clusters never make one healthy cluster.</summary>
public sealed class DumpConsistencyTests
{
    private const string Fix = "give files of one cluster only, recorded after one another";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Accepts_TheSameClusterRecordedTwice_AndTakesTheNewerObject(bool newerFirst)
    {
        var later = DumpBuilder.Healthy().Change("StorageClass", "local-path", item =>
        {
            item["metadata"]!["resourceVersion"] = "9000000";
            item["reclaimPolicy"] = "Retain";
        });

        var dump = (newerFirst ? Read(later, DumpBuilder.Healthy()) : Read(DumpBuilder.Healthy(), later)).Dump!;

        Assert.Equal(4, dump.Nodes.Items.Length);
        Assert.Equal("Retain", dump.StorageClasses.Items.Single(item => item.Name == "local-path").Json.Text("reclaimPolicy"));
    }

    [Fact]
    public void Accepts_SingleNodesInSeveralFiles() =>
        Assert.Equal(2, DumpReader.Read([Text("a", DumpObjects.Node("k3s1", false).ToJsonString()), Text("b", DumpObjects.Node("k3s2", false).ToJsonString())]).Dump!.Nodes.Items.Length);

    [Fact]
    public void Accepts_AnObjectWithoutUid_BesideOneThatHasIt()
    {
        var without = DumpBuilder.Healthy().ChangeAll("Namespace", item => item["metadata"]!.AsObject().Remove("uid"));

        Assert.Empty(Read(DumpBuilder.Healthy(), without).Faults);
        Assert.Empty(Read(without, DumpBuilder.Healthy()).Faults);
    }

    [Fact]
    public void Rejects_TwoKubeSystemsInOneFile()
    {
        const string Json =
            """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kube-system","uid":"1"}}{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kube-system","uid":"2"}}""";

        Assert.Equal(
            $"a.json: Namespace kube-system has uid 2 here and 1 further up, so these are different clusters or times; {Fix}",
            Assert.Single(DumpReader.Read([Text("a.json", Json)]).Faults).ToString());
    }

    [Fact]
    public void Lists_AreInTheOrderOfNamespacesAndNames()
    {
        var pods = new[] { ("b", "1"), ("a", "2"), ("a", "1") }.Select(pod =>
            $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"{{{pod.Item1}}}","name":"{{{pod.Item2}}}"}}""");

        Assert.Equal(["a/1", "a/2", "b/1"], DumpReader.Read([Text("a.json", string.Concat(pods))]).Dump!.Pods.Items.Select(pod => pod.FullName));
    }

    [Fact]
    public void Rejects_KubeSystemOfAnotherCluster()
    {
        var other = DumpBuilder.Empty().Add(DumpObjects.Namespace("kube-system")).ChangeAll("Namespace", item => item["metadata"]!["uid"] = "00000000-0000-4000-8000-000000000001");

        Assert.Equal(
            $"b.json: Namespace kube-system has uid 00000000-0000-4000-8000-000000000001 here and 51686e17-8bdf-e51c-0c09-f6d48198f7ae in a.json, so these are different clusters or times; {Fix}",
            Assert.Single(Read(DumpBuilder.Healthy(), other).Faults).ToString());
    }

    [Fact]
    public void Rejects_AnotherSetOfNodes()
    {
        var other = DumpBuilder.Empty().Add(DumpObjects.Node("pi1", true)).Add(DumpObjects.Node("pi2", false));

        Assert.Equal(
            $"b.json: its nodes are pi1, pi2, those of a.json are k3s-master1, k3s1, k3s2, k3s3; {Fix}",
            Assert.Single(Read(DumpBuilder.Healthy(), other).Faults).ToString());
    }

    [Fact]
    public void Rejects_CsiNodesOfAnotherCluster()
    {
        var nodes = DumpBuilder.Empty().Add(DumpObjects.Node("pi1", true));
        var others = DumpBuilder.Empty().Add(DumpBuilder.Names.Select(name => DumpObjects.CsiNode(name)));

        Assert.Equal(
            $"b.json: its csinodes are of k3s-master1, k3s1, k3s2, k3s3, but the nodes are pi1; {Fix}",
            Assert.Single(Read(nodes, others).Faults).ToString());
    }

    private static DumpReading Read(DumpBuilder first, DumpBuilder second) => DumpReader.Read([first.ToText("a.json"), second.ToText("b.json")]);

    private static DumpText Text(string name, string json) => new(name, System.Text.Encoding.UTF8.GetBytes(json));
}
