using System.Collections.Immutable;
using System.Text.Json;
using Homelab.Cluster;
using Homelab.Components.Storage;
using Homelab.Stacks.Settings;
using Pulumi;
using Pulumi.Utilities;
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
        Assert.Equal((GpuVendor.Amd, 2), (node.Gpu!.Vendor, node.Gpu.Count));
        Assert.Equal([new("a", "b"), new("empty", "")], node.Labels);
        Assert.Equal(["nvidia.com/gpu=present:NoSchedule", "spare:NoExecute"], node.Taints.Select(taint => taint.ToString()));
    }

    [Fact]
    public void Binds_OneGpu_WhenNobodyCounts()
    {
        var settings = Read("""{"nodes":[{"name":"s1","role":"server","version":"v1.32.5+k3s1","gpu":{"vendor":"nvidia"}}]}""", """{"backend":"local-path"}""");

        Assert.Equal((GpuVendor.Nvidia, 1), (settings.Cluster.Nodes[0].Gpu!.Vendor, settings.Cluster.Nodes[0].Gpu!.Count));
        Assert.Equal(Cni.Flannel, settings.Cluster.Cni);
    }

    [Fact]
    public void Binds_TheKubeletRoot_OfTheNodesOwnArguments()
    {
        var settings = Read(
            """{"localStorage":"disabled","nodes":[{"name":"s1","role":"server","version":"v1.32.5+k3s1","args":"[\"server\",\"--disable\",\"local-storage,traefik\",\"--kubelet-arg\",\"root-dir=/data/kubelet\"]"}]}""",
            Storage);

        Assert.Equal(KubeletRoot.At("/data/kubelet"), settings.Cluster.Nodes[0].KubeletRoot);
        Assert.Equal(LocalStorage.Disabled, settings.Cluster.LocalStorage);
    }

    [Fact]
    public async Task Binds_CredentialsByTargetAndKey()
    {
        const string Target = """{"backend":"longhorn","longhorn":{"backupTargets":[{"name":"default","url":"s3://b@r/"}]}}""";
        var source = Source(Cluster, Target, """{"default":{"AWS_ACCESS_KEY_ID":"id","AWS_SECRET_ACCESS_KEY":"hunter2"}}""");

        var credentials = Longhorn(HomelabSettings.Read(source)).BackupTargets[0].Credentials;

        Assert.Equal(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"], credentials.Keys);
        Assert.Equal("hunter2", await OutputUtilities.GetValueAsync(credentials["AWS_SECRET_ACCESS_KEY"].ToOutput()));
    }

    [Fact]
    public async Task Binds_CredentialsThatCannotBeDecrypted_AsUnknownOnes()
    {
        const string Target = """{"backend":"longhorn","longhorn":{"backupTargets":[{"name":"default","url":"cifs://nas/backup"}]}}""";

        var credentials = Longhorn(HomelabSettings.Read(Source(Cluster, Target, "04da6b54-80e4-46f7-96ec-b56ff0331ba9"))).BackupTargets[0].Credentials;

        Assert.Equal(["CIFS_PASSWORD", "CIFS_USERNAME"], credentials.Keys);
        Assert.False(await OutputUtilities.GetIsKnownAsync(credentials["CIFS_PASSWORD"].ToOutput()));
    }

    [Theory]
    [InlineData(null, "homelab:longhornBackupCredentials.default.AWS_ACCESS_KEY_ID = unset: required for s3://b@r/; set it with `pulumi config set --path --secret`")]
    [InlineData("""["hunter2"]""", "homelab:longhornBackupCredentials = [secret]: not a map of maps of texts; describe it as the comments in Pulumi.yaml show")]
    [InlineData("""{"default":{"AWS_ACCESS_KEY_ID":"a","AWS_SECRET_ACCESS_KEY":"hunter2","AWS_ENDPOINT":"hunter2"}}""", "homelab:longhornBackupCredentials.default.AWS_ENDPOINT = [secret]: Longhorn does not know this key; did you mean AWS_ENDPOINTS?")]
    [InlineData("""{"default":{"AWS_ACCESS_KEY_ID":"a","AWS_SECRET_ACCESS_KEY":"hunter2"},"defualt":{"K":"hunter2"}}""", "homelab:longhornBackupCredentials.defualt = [secret]: there is no such target in homelab:storage.longhorn.backupTargets; did you mean default?")]
    public void Rejects_Credentials_WithoutPrintingThem(string? credentials, string message)
    {
        const string Target = """{"backend":"longhorn","longhorn":{"backupTargets":[{"name":"default","url":"s3://b@r/"}]}}""";

        var exception = Assert.Throws<RunException>(() => HomelabSettings.Read(Source(Cluster, Target, credentials)));

        Assert.Contains($"Pulumi.test.yaml: {message}", exception.Message.Split('\n'));
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_Credentials_InClearText()
    {
        var source = Source(Cluster, Storage, """{"default":{"K":"hunter2"}}""") with { SecretKeys = [] };

        var exception = Assert.Throws<RunException>(() => HomelabSettings.Read(source));

        Assert.Equal(
            "Pulumi.test.yaml: homelab:longhornBackupCredentials = [secret]: in clear text; set each value with `pulumi config set --path --secret`",
            exception.Message);
    }

    [Fact]
    public void Binds_ChartValuesAsTheyAre()
    {
        var settings = Read(Cluster, """{"backend":"longhorn","longhorn":{"values":{"longhornUI":{"replicas":0,"tolerations":[{"key":"a","weight":1.5,"on":true}]}}}}""");

        Assert.Equal(
            """{"longhornUI":{"replicas":0,"tolerations":[{"key":"a","weight":1.5,"on":true}]}}""",
            JsonSerializer.Serialize(Longhorn(settings).Values));
    }

    [Fact]
    public void TakesAnEmptyLineForAMissingSetting()
    {
        var settings = Read(Cluster, """{"backend":"longhorn","keep":null,"rookCeph":null,"longhorn":{"replicas":null,"values":null,"storageClasses":null}}""");

        Assert.True(settings.Storage.Keep);
        Assert.Null(Longhorn(settings).Replicas);
        Assert.Equal("longhorn-replicated", Longhorn(settings).StorageClasses[0].Name);
    }

    [Theory]
    [InlineData("""{"backend":"longhorn","longhorn":{"replicas":"2"}}""", "longhorn.replicas = 2: text, not a number; write a whole number from 1 to 20, without quotes")]
    [InlineData("""{"backend":"longhorn","longhorn":{"replicas":true}}""", "longhorn.replicas = true: true or false, not a number; write a whole number from 1 to 20")]
    [InlineData("""{"backend":"longhorn","longhorn":{"replicas":2.5}}""", "longhorn.replicas = 2.5: out of range; write a whole number from 1 to 20")]
    [InlineData("""{"backend":"longhorn","longhorn":{"replicas":99999999999}}""", "longhorn.replicas = 99999999999: out of range; write a whole number from 1 to 20")]
    [InlineData("""{"backend":"longhorn","longhorn":{"replicas":0}}""", "longhorn.replicas = 0: out of range; write a whole number from 1 to 20")]
    [InlineData("""{"backend":"longhorn","keep":"no"}""", "keep = no: text, not true or false; write true or false, without quotes")]
    [InlineData("""{"backend":"longhorn","longhorn":{"defaultDataPath":7}}""", "longhorn.defaultDataPath = 7: a number, not text; put a directory in quotes")]
    [InlineData("""{"backend":"longhorn","kubeletRootDir":""}""", "kubeletRootDir = \"\": empty; write a directory, or remove it")]
    [InlineData("""{"backend":"longhorn","kubeletRootDir":["/a"]}""", "kubeletRootDir = [/a]: a list, not text; write a directory")]
    [InlineData("""{"backend":"ceph"}""", "backend = ceph: not one of longhorn, local-path, openebs, rook-ceph; write one of longhorn, local-path, openebs, rook-ceph")]
    [InlineData("""{"backend":"Longhorn"}""", "backend = Longhorn: not one of longhorn, local-path, openebs, rook-ceph; did you mean longhorn?")]
    [InlineData("""{}""", "backend = unset: required; write one of longhorn, local-path, openebs, rook-ceph")]
    [InlineData("""{"backend":"longhorn","longhorn":{"replica":2}}""", "longhorn.replica = 2: unknown setting; did you mean replicas?")]
    [InlineData("""{"backend":"longhorn","longhorn":{"values":["a"]}}""", "longhorn.values = [a]: a list, not a map; write a map of chart values")]
    [InlineData("""{"backend":"longhorn","longhorn":{"values":{"csi":{"kubeletRootDir":null}}}}""", "longhorn.values.csi.kubeletRootDir = unset: no value that a chart can take; write a text, a number, true or false, or remove it")]
    [InlineData("""{"backend":"longhorn","longhorn":{"values":{"csi":{"attacherReplicaCount":1e999}}}}""", "longhorn.values.csi.attacherReplicaCount = 1e999: no value that a chart can take; write a text, a number, true or false, or remove it")]
    [InlineData("""{"backend":"longhorn","longhorn":{"storageClasses":"fast"}}""", "longhorn.storageClasses = fast: text, not a list; write a list of classes")]
    [InlineData("""{"backend":"longhorn","longhorn":{"storageClasses":["fast"]}}""", "longhorn.storageClasses[0] = fast: text, not a map; write a map of settings")]
    [InlineData("""{"backend":"longhorn","longhorn":{"storageClasses":[{"replicas":1}]}}""", "longhorn.storageClasses[0].name = unset: required; write a name for claims to use")]
    [InlineData("""{"backend":"longhorn","longhorn":{"storageClasses":[{"name":"a","fsType":"ext4"}]}}""", "longhorn.storageClasses[0].fsType = ext4: unknown setting; remove it, or write one of name, use, replicas, dataLocality, reclaimPolicy, dataEngine, fileSystem")]
    [InlineData("""{"backend":"local-path","longhorn":{"replicas":2}}""", "longhorn = {…}: has no effect with backend local-path; remove it, or choose backend longhorn")]
    [InlineData("""{"backend":"longhorn","rookCeph":{}}""", "rookCeph = {}: has no effect with backend longhorn; remove it, or choose backend rook-ceph")]
    [InlineData("""{"backend":"longhorn","default":"fast"}""", "default = fast: not one of replicated, single-node, shared-write; write one of replicated, single-node, shared-write")]
    [InlineData("""{"backend":"longhorn","longhorn":"2"}""", "longhorn = 2: text, not a map; write the settings of longhorn")]
    [InlineData("""{"backend":"longhorn","longhorn":{"ui":{"ingress":{"host":"l.example"}}}}""", "longhorn.ui.ingress.middleware = unset: required; write namespace and name of the Traefik Middleware that signs people in")]
    [InlineData("""{"backend":"longhorn","longhorn":{"recurringJobs":[{"name":"a","task":"snapshots","cron":"0 3 * * *"}]}}""", "longhorn.recurringJobs[0].task = snapshots: not one of snapshot, snapshot-force-create, snapshot-cleanup, snapshot-delete, backup, backup-force-create, filesystem-trim, system-backup; did you mean snapshot?")]
    [InlineData("""{"backend":"openebs","openebs":{"mayastor":{}}}""", "openebs.mayastor.nodes = unset: required; write a list of nodes with disks")]
    [InlineData("""{"backend":"rook-ceph"}""", "rookCeph.nodes = unset: required; write a list of nodes with empty disks")]
    [InlineData("""{"backend":"longhorn","kubeletRootDir":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""", "kubeletRootDir = [secret]: a secret, but this setting takes none; write the value without secure")]
    [InlineData("""{"backend":"longhorn","longhorn":{"replicas":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}}""", "longhorn.replicas = [secret]: a secret, but this setting takes none; write the value without secure")]
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
        var source = Source("""{"cni":"weave","nodes":[{"name":"s1"}]}""", """{"backend":"longhorn","longhorn":{"replicas":0},"keep":1,"typo":1}""");

        var exception = Assert.Throws<RunException>(() => HomelabSettings.Read(source));

        Assert.Equal(
            [
                "homelab:cluster.nodes[0].role", "homelab:cluster.nodes[0].version", "homelab:cluster.cni",
                "homelab:storage.keep", "homelab:storage.longhorn.replicas", "homelab:storage.typo",
            ],
            exception.Message.Split('\n').Select(line => line.Split(' ')[1]));
    }

    private static HomelabSettings Read(string cluster, string storage) => HomelabSettings.Read(Source(cluster, storage));

    private static void AssertFault(string message, string cluster, string storage)
    {
        var exception = Assert.Throws<RunException>(() => Read(cluster, storage));

        Assert.Equal($"Pulumi.test.yaml: {message}", exception.Message);
    }

    private static LonghornStorageArgs Longhorn(HomelabSettings settings) =>
        Assert.IsType<LonghornStorageArgs>(settings.Storage.ToArgs(settings.Cluster, settings.StorageSecrets));

    private static SettingsSource Source(string cluster, string storage, string? credentials = null)
    {
        var values = ImmutableSortedDictionary<string, string>.Empty.Add("cluster", cluster).Add("storage", storage);
        return credentials is null
            ? new("Pulumi.test.yaml", "homelab", values, [])
            : new("Pulumi.test.yaml", "homelab", values.Add("longhornBackupCredentials", credentials), ["longhornBackupCredentials"]);
    }
}
