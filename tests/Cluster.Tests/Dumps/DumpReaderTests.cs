using System.Text;
using CsCheck;
using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

public sealed class DumpReaderTests
{
    private const string Class = """{"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"fast"},"provisioner":"x"}""";

    [Fact]
    public void Reads_AListOfSeveralKinds_AsSomeOfEach()
    {
        var dump = DumpBuilder.Healthy().Read();

        Assert.Equal(DumpBuilder.Names, dump.Nodes.Items.Select(node => node.Name));
        Assert.Equal(ListingState.Some, dump.Nodes.State);
        Assert.Equal(ListingState.NotListed, dump.List(ResourceKind.ReplicationSources).State);
    }

    [Theory]
    [InlineData(Class)]
    [InlineData("  \n" + Class + "\n")]
    [InlineData("[" + Class + "]")]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":[""" + Class + "]}")]
    [InlineData("""{"apiVersion":"storage.k8s.io/v1","kind":"StorageClassList","items":[{"metadata":{"name":"fast"}}]}""")]
    [InlineData("""{"apiVersion":"v1","kind":"NodeList","items":[]}""" + "\n" + Class + Class)]
    [InlineData("\uFEFF" + Class)]
    public void Reads_EveryFormThatKubectlPrints(string text) =>
        Assert.Equal("fast", Assert.Single(Dump(text).StorageClasses.Items).Name);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_WhatPowerShellWrites(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);

        var reading = DumpReader.Read([new DumpText("dump.json", encoding.GetPreamble().Concat(encoding.GetBytes(Class)).ToArray())]);

        Assert.Single(reading.Dump!.StorageClasses.Items);
    }

    [Fact]
    public void AListOfOneKind_IsTheWholeOfIt_EvenWhenEmpty()
    {
        var dump = Dump("""{"apiVersion":"storage.k8s.io/v1","kind":"VolumeAttachmentList","items":[]}""");

        Assert.Equal((ListingState.All, true), (dump.VolumeAttachments.State, dump.VolumeAttachments.Items.IsEmpty));
        Assert.Null(dump.VolumeAttachments.Missing);
    }

    [Fact]
    public void AListThatGoesOn_IsNotTheWhole() => Assert.Equal(
        ListingState.Some,
        Dump("""{"apiVersion":"v1","kind":"NodeList","metadata":{"continue":"abc"},"items":[{"metadata":{"name":"k3s1"}}]}""").Nodes.State);

    [Fact]
    public void TellsNodesOfKubernetesFromThoseOfLonghorn()
    {
        var dump = DumpBuilder.Empty().Add(DumpObjects.Node("k3s1", false)).Add(DumpObjects.LonghornNode("k3s1")).Read();

        Assert.Equal("v1.32.5+k3s1", Assert.Single(dump.Nodes.Items).KubeletVersion);
        Assert.Contains(Assert.Single(dump.LonghornNodes.Items).Conditions, condition => condition.Type == "Multipathd");
    }

    [Theory]
    [InlineData("", "dump.json: is empty; record it again, for example with `kubectl get nodes,csinodes -A -o json > FILE`")]
    [InlineData(" \n", "dump.json: is empty; record it again, for example with `kubectl get nodes,csinodes -A -o json > FILE`")]
    [InlineData("{\"a\":1}", "dump.json: holds JSON without apiVersion and kind, so it is no Kubernetes object; record it with `kubectl get … -o json`")]
    [InlineData("{\"apiVersion\":\"v1\",\n\"kind\":\"Li", "dump.json, line 2, byte 30: is cut short: it ends in the middle of a value; record it again, and keep the whole output")]
    [InlineData(Class + "\n{", "dump.json, line 2, byte 103: is cut short: it ends in the middle of a value; record it again, and keep the whole output")]
    [InlineData("{\"apiVersion\":\"v1\",\n  ]", "dump.json, line 2, byte 3 of the line: is no JSON from here on; record it again, and keep the whole output")]
    [InlineData("{\"apiVersion\":\"\uD800\"}", "dump.json: holds JSON without apiVersion and kind, so it is no Kubernetes object; record it with `kubectl get … -o json`")]
    [InlineData("apiVersion: v1\nkind: List\n", "dump.json, line 1: neither JSON, a log nor a mount table: \"apiVersion: v1\"; that is YAML: print it with -o json")]
    [InlineData("NAME   STATUS\nk3s1   Ready\n", "dump.json, line 1: neither JSON, a log nor a mount table: \"NAME   STATUS\"; that is kubectl's table: print it with -o json")]
    [InlineData("{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"nodes is forbidden\"}", "dump.json: is a refusal of the API server: nodes is forbidden; record it again, and keep the whole output")]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"Service\"}", "dump.json: holds nothing that any check looks at; record it again, for example with `kubectl get nodes,csinodes -A -o json > FILE`")]
    public void Rejects_WhatIsNoDump(string text, string expected)
    {
        var reading = DumpReader.Read([new DumpText("dump.json", Encoding.UTF8.GetBytes(text))]);

        Assert.Null(reading.Dump);
        Assert.Equal(expected, Assert.Single(reading.Faults).ToString());
    }

    [Fact]
    public void Rejects_EveryBeginningOfADump()
    {
        var whole = DumpBuilder.Healthy().ToText().Content;

        // Nothing that is cut off may pass for a smaller cluster.
        Gen.Int[1, whole.Length - 3].Sample(length =>
            Assert.Null(DumpReader.Read([new DumpText("dump.json", whole[..length])]).Dump), iter: 300);
    }

    [Fact]
    public void NeverThrows_WhateverIsChangedInADump()
    {
        var whole = DumpBuilder.Healthy().ToText().Content;
        var change = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte);

        change.Array[1, 5].Sample(changes =>
        {
            var bytes = whole.ToArray();
            foreach (var (at, value) in changes)
            {
                bytes[at] = value;
            }

            var reading = DumpReader.Read([new DumpText("dump.json", bytes)]);
            if (reading.Dump is { } dump)
            {
                Assert.NotEmpty(Cluster.Doctor.DoctorProfile.Storage.Examine(dump).Findings);
            }
        }, iter: 500);
    }

    [Fact]
    public void Reads_ALogAndAMountTable()
    {
        var log = new DumpText("plugin.log", "[pod/longhorn-csi-plugin-x/longhorn-csi-plugin] time=\"…\" level=info msg=\"x\"\n"u8.ToArray());
        var mounts = new DumpText("mounts", "36 35 98:0 /a\\040b /var/lib/kubelet rw,noatime shared:2 - ext4 /dev/sda1 rw\n"u8.ToArray(), "k3s1");

        var dump = DumpReader.Read([log, mounts]).Dump!;

        Assert.Equal("plugin.log", Assert.Single(dump.Logs).Source);
        var table = Assert.Single(dump.Mounts);
        Assert.Equal("k3s1", table.Node);
        Assert.Equal(new MountEntry("/a b", "/var/lib/kubelet", true, "ext4", "/dev/sda1"), Assert.Single(table.Entries));
    }

    private static ClusterDump Dump(string text)
    {
        var reading = DumpReader.Read([new DumpText("dump.json", Encoding.UTF8.GetBytes(text))]);
        Assert.Empty(reading.Faults);
        return reading.Dump!;
    }
}
