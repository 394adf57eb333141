using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Homelab.Cluster;
using Homelab.Stacks.Settings;
using Pulumi;
using Xunit;

namespace Homelab.Stacks.Tests.Settings;

public sealed class HomelabSettingsTests
{
    private const string Cluster = """{"cni":"cilium","nodes":[{"name":"s1","role":"server","version":"v1.32.5+k3s1"},{"name":"s2","role":"server","version":"v1.32.5+k3s1"}]}""";
    private const string Storage = """{"backend":"longhorn"}""";

    [Fact]
    public void Binds_EverySettingOfANode()
    {
        var settings = Read(
            """
            {"cni":"cilium","nodes":[
              {"name":"s1","role":"server","version":"v1.32.5+k3s1","kubeletRoot":"/data/kubelet","gpu":{"vendor":"amd","count":2},
               "labels":{"a":"b","empty":""},"taints":["nvidia.com/gpu=present:NoSchedule","spare:NoExecute"]}]}
            """,
            """{"backend":"local-path"}""");

        var node = Assert.Single(settings.Cluster.Nodes);
        Assert.Equal(Cni.Cilium, settings.Cluster.Cni);
        Assert.Equal(("s1", NodeRole.Server, "v1.32.5+k3s1"), (node.Name, node.Role, node.Version.ToString()));
        Assert.Equal(KubeletRoot.At("/data/kubelet"), node.KubeletRoot);
        Assert.Equal(new Gpu(GpuVendor.Amd, 2), node.Gpu);
        Assert.Equal([new("a", "b"), new("empty", "")], node.Labels);
        Assert.Equal(["nvidia.com/gpu=present:NoSchedule", "spare:NoExecute"], node.Taints.Select(taint => taint.ToString()));
    }

    [Fact]
    public void Binds_OneGpu_WhenNobodyCounts()
    {
        var settings = Read("""{"nodes":[{"name":"s1","role":"server","version":"v1.32.5+k3s1","gpu":{"vendor":"nvidia"}}]}""", """{"backend":"local-path"}""");

        Assert.Equal(new Gpu(GpuVendor.Nvidia, 1), settings.Cluster.Nodes[0].Gpu);
        Assert.Equal(Cni.Flannel, settings.Cluster.Cni);
    }

    [Fact]
    public void Binds_ChartValuesAsTheyAre()
    {
        var settings = Read(Cluster, """{"backend":"longhorn","values":{"longhornUI":{"replicas":0,"tolerations":[{"key":"a","weight":1.5,"on":true}]}}}""");

        Assert.Equal(
            """{"longhornUI":{"replicas":0,"tolerations":[{"key":"a","weight":1.5,"on":true}]}}""",
            JsonSerializer.Serialize(settings.Storage.Values));
    }

    [Fact]
    public void TakesAnEmptyLineForAMissingSetting()
    {
        var settings = Read(Cluster, """{"backend":"longhorn","replicas":null,"values":null,"storageClasses":null}""");

        Assert.Null(settings.Storage.Replicas);
        Assert.Equal("longhorn-replicated", Assert.Single(settings.Storage.StorageClasses).Name);
    }

    [Theory]
    [InlineData("""{"backend":"longhorn","replicas":"2"}""", "replicas = 2: text, not a number; write a whole number from 1 to 20, without quotes")]
    [InlineData("""{"backend":"longhorn","replicas":true}""", "replicas = true: true or false, not a number; write a whole number from 1 to 20")]
    [InlineData("""{"backend":"longhorn","replicas":2.5}""", "replicas = 2.5: out of range; write a whole number from 1 to 20")]
    [InlineData("""{"backend":"longhorn","replicas":99999999999}""", "replicas = 99999999999: out of range; write a whole number from 1 to 20")]
    [InlineData("""{"backend":"longhorn","replicas":0}""", "replicas = 0: out of range; write a whole number from 1 to 20")]
    [InlineData("""{"backend":"longhorn","keep":"no"}""", "keep = no: text, not true or false; write true or false, without quotes")]
    [InlineData("""{"backend":"longhorn","defaultDataPath":7}""", "defaultDataPath = 7: a number, not text; put a directory in quotes")]
    [InlineData("""{"backend":"longhorn","kubeletRootDir":""}""", "kubeletRootDir = \"\": empty; write a directory, or remove it")]
    [InlineData("""{"backend":"longhorn","kubeletRootDir":["/a"]}""", "kubeletRootDir = [/a]: a list, not text; write a directory")]
    [InlineData("""{"backend":"ceph"}""", "backend = ceph: not one of longhorn, local-path; write one of longhorn, local-path")]
    [InlineData("""{"backend":"Longhorn"}""", "backend = Longhorn: not one of longhorn, local-path; did you mean longhorn?")]
    [InlineData("""{}""", "backend = unset: required; write one of longhorn, local-path")]
    [InlineData("""{"backend":"longhorn","replica":2}""", "replica = 2: unknown setting; did you mean replicas?")]
    [InlineData("""{"backend":"longhorn","values":["a"]}""", "values = [a]: a list, not a map; write a map of chart values")]
    [InlineData("""{"backend":"longhorn","values":{"csi":{"kubeletRootDir":null}}}""", "values.csi.kubeletRootDir = unset: no value that a chart can take; write a text, a number, true or false, or remove it")]
    [InlineData("""{"backend":"longhorn","values":{"csi":{"attacherReplicaCount":1e999}}}""", "values.csi.attacherReplicaCount = 1e999: no value that a chart can take; write a text, a number, true or false, or remove it")]
    [InlineData("""{"backend":"longhorn","storageClasses":"fast"}""", "storageClasses = fast: text, not a list; write a list of classes")]
    [InlineData("""{"backend":"longhorn","storageClasses":["fast"]}""", "storageClasses[0] = fast: text, not a map; write a map of settings")]
    [InlineData("""{"backend":"longhorn","storageClasses":[{"replicas":1}]}""", "storageClasses[0].name = unset: required; write a name for claims to use")]
    [InlineData("""{"backend":"longhorn","storageClasses":[{"name":"a","fsType":"ext4"}]}""", "storageClasses[0].fsType = ext4: unknown setting; remove it, or write one of name, replicas, dataLocality, reclaimPolicy, fileSystem")]
    [InlineData("""{"backend":"local-path","replicas":2}""", "replicas = 2: has no effect with backend local-path; remove it")]
    [InlineData("""{"backend":"longhorn","kubeletRootDir":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""", "kubeletRootDir = [secret]: a secret, but this setting takes none; write the value without secure")]
    [InlineData("""{"backend":"longhorn","replicas":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""", "replicas = [secret]: a secret, but this setting takes none; write the value without secure")]
    public void Rejects_AStorageSetting(string storage, string message) => AssertFault($"homelab:storage.{message}", Cluster, storage);

    [Theory]
    [InlineData("{}", "nodes = unset: required; write a list of nodes")]
    [InlineData("""{"nodes":{}}""", "nodes = {}: a map, not a list; write a list of nodes")]
    [InlineData("""{"nodes":[]}""", "nodes = []: a cluster has at least one node; describe every node that `kubectl get nodes` prints")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":"latest"}]}""", "nodes[0].version = latest: cannot be read; write a version as `kubectl get nodes` prints it, for example v1.32.5+k3s1")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":1.32}]}""", "nodes[0].version = 1.32: a number, not text; put a version as `kubectl get nodes` prints it, for example v1.32.5+k3s1 in quotes")]
    [InlineData("""{"nodes":[{"name":"s","role":"master","version":"v1.32.5+k3s1"}]}""", "nodes[0].role = master: not one of server, agent; write one of server, agent")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":"v1.32.5+k3s1","gpu":{"vendor":"nvidea","count":1}}]}""", "nodes[0].gpu.vendor = nvidea: not one of nvidia, amd, intel; did you mean nvidia?")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":"v1.32.5+k3s1","gpu":{"vendor":"nvidia","count":0}}]}""", "nodes[0].gpu.count = 0: out of range; write a whole number from 1 to 16")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":"v1.32.5+k3s1","gpu":1}]}""", "nodes[0].gpu = 1: a number, not a map; write vendor and count")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":"v1.32.5+k3s1","labels":{"gpu":true}}]}""", "nodes[0].labels.gpu = true: true or false, not text; put the value in quotes")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":"v1.32.5+k3s1","labels":{"a/b":1}}]}""", "nodes[0].labels[\"a/b\"] = 1: a number, not text; put the value in quotes")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":"v1.32.5+k3s1","taints":["gpu"]}]}""", "nodes[0].taints[0] = gpu: cannot be read; write a taint, key=value:effect or key:effect")]
    [InlineData("""{"nodes":[{"name":"s","role":"server","version":"v1.32.5+k3s1","taint":["gpu"]}]}""", "nodes[0].taint = [gpu]: unknown setting; did you mean taints?")]
    [InlineData("""{"nodes":[{"role":"server","version":"v1.32.5+k3s1"}]}""", "nodes[0].name = unset: required; write the name that `kubectl get nodes` prints")]
    public void Rejects_AClusterSetting(string cluster, string message) =>
        AssertFault($"homelab:cluster.{message}", cluster, """{"backend":"local-path"}""");

    [Theory]
    [InlineData("longhorn")]
    [InlineData("[1]")]
    [InlineData("")]
    [InlineData("""{"backend":"longhorn","backend":"local-path"}""")]
    [InlineData("""{"backend":"\ud800"}""")]
    public void Rejects_WhatIsNoMap(string text) => AssertFault(
        $"homelab:storage = {(text.Length == 0 ? "\"\"" : text)}: not a map of settings; describe it as the comments in Pulumi.yaml show", Cluster, text);

    [Fact]
    public void Rejects_ASecret_WithoutPrintingIt()
    {
        var source = Source(Cluster, """{"backend":"hunter2","replicas":"hunter2"}""") with { SecretKeys = ["storage"] };

        var exception = Assert.Throws<RunException>(() => HomelabSettings.Read(source));

        Assert.Equal(
            "Pulumi.test.yaml: homelab:storage = [secret]: holds a secret, but whatever is set below it ends in clear text in the cluster; "
            + "keep the secret out of it, or write the value without secure",
            exception.Message);
    }

    [Fact]
    public void Reports_EveryFaultOfEverySectionAtOnce()
    {
        var source = Source("""{"cni":"weave","nodes":[{"name":"s1"}]}""", """{"replicas":0,"keep":1,"typo":1}""");

        var exception = Assert.Throws<RunException>(() => HomelabSettings.Read(source));

        Assert.Equal(
            [
                "homelab:cluster.nodes[0].role", "homelab:cluster.nodes[0].version", "homelab:cluster.cni",
                "homelab:storage.backend", "homelab:storage.replicas", "homelab:storage.keep", "homelab:storage.typo",
            ],
            exception.Message.Split('\n').Select(line => line.Split(' ')[1]));
    }

    [Fact]
    public void EitherBindsOrRefusesWithAPath_WhateverTheConfigurationHolds() =>
        Gen.Select(Mutated(Cluster), Mutated(
            """
            {"backend":"longhorn","replicas":2,"dataLocality":"disabled","reclaimPolicy":"Retain","keep":true,"kubeletRootDir":"/var/lib/kubelet",
             "storageClasses":[{"name":"a","replicas":1,"fileSystem":"xfs"}],"values":{"csi":{"attacherReplicaCount":1}},"uiReplicas":1}
            """)).Sample((cluster, storage) =>
            {
                var exception = Record.Exception(() => HomelabSettings.Read(Source(cluster, storage)));

                if (exception is not null)
                {
                    Assert.IsType<RunException>(exception);
                    Assert.All(exception.Message.Split('\n'), line => Assert.Matches(
                        @"^Pulumi\.test\.yaml: homelab:(cluster|storage).* = .+: .+; .+$", line));
                }
            }, iter: 3000);

    // A valid text in which one place holds anything at all.
    private static Gen<string> Mutated(string json) => Gen.Select(Gen.Int[0, 1000], Json, (at, anything) =>
    {
        var root = JsonNode.Parse(json)!;
        var places = Places(root).ToArray();
        if (at % (places.Length + 1) is var index && index < places.Length)
        {
            var place = places[index];
            place.ReplaceWith(JsonNode.Parse(anything));
            return root.ToJsonString();
        }

        return anything;
    });

    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject map => map.Select(member => member.Value!).SelectMany(value => Places(value).Prepend(value)),
        JsonArray list => list.SelectMany(value => Places(value!).Prepend(value!)),
        _ => [],
    };

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, self) => depth >= 3
        ? Scalar
        : Gen.OneOf(
            Scalar,
            self.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Key, self).Array[0, 3].Select(members =>
                $"{{{string.Join(',', members.DistinctBy(member => member.Item1).Select(member => $"{JsonSerializer.Serialize(member.Item1)}:{member.Item2}"))}}}")));

    private static Gen<string> Scalar => Gen.OneOf(
        Gen.OneOf("null", "true", "false", "0", "-1", "1e999", "3.5", "\"\"", "\"longhorn\"", "\"\\u0000\\n\"", "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\""),
        Gen.Int.Select(number => JsonSerializer.Serialize(number)),
        Gen.String[Gen.Char[' ', '~'], 0, 12].Select(text => JsonSerializer.Serialize(text)));

    private static Gen<string> Key => Gen.OneOf(
        Gen.OneOf("name", "replicas", "nodes", "csi", "kubeletRootDir", "a.b", ""), Gen.String[Gen.Char[' ', '~'], 0, 6]);

    private static HomelabSettings Read(string cluster, string storage) => HomelabSettings.Read(Source(cluster, storage));

    private static void AssertFault(string message, string cluster, string storage)
    {
        var exception = Assert.Throws<RunException>(() => Read(cluster, storage));

        Assert.Equal($"Pulumi.test.yaml: {message}", exception.Message);
    }

    private static SettingsSource Source(string cluster, string storage) => new(
        "Pulumi.test.yaml",
        "homelab",
        ImmutableSortedDictionary<string, string>.Empty.Add("cluster", cluster).Add("storage", storage),
        []);
}
