namespace Homelab.Cluster.Tests.Dumps;

/// <summary>k3s-master1 and k3s1 to k3s3 with Cilium, Longhorn, and some claims; one GPU node, not tainted.</summary>
internal static class HealthyCluster
{
    public const string Photos = "pvc-0b7c2f2e-6a41-4d6b-9f53-0d9c6b1f4a01";
    public const string Database = "pvc-3c1d8f90-1f0e-4a57-8d7e-5b0a7e2c9b02";
    public const string Scratch = "pvc-5e9a4b1c-7c23-4f18-b1a6-2f6d8e0c7d03";

    public static DumpBuilder Build(DumpBuilder dump) => dump
        .Add(DumpObjects.Namespace("kube-system"))
        .Add(DumpObjects.Node("k3s-master1", isServer: true))
        .Add(DumpObjects.Node("k3s1", isServer: false, "v1.30.13+k3s1"))
        .Add(DumpObjects.Node("k3s2", isServer: false))
        .Add(GpuNode())
        .Add(DumpBuilder.Names.Select(name => DumpObjects.CsiNode(name, "driver.longhorn.io")))
        .Add(DumpObjects.StorageClass("local-path", "rancher.io/local-path", reclaim: "Delete"))
        .Add(DumpObjects.StorageClass("longhorn-replicated", "driver.longhorn.io", isDefault: true, "08:30:00"))
        .Add(DumpObjects.CsiPlugin())
        .Add(DumpObjects.DaemonSet("longhorn-manager", "longhorn-system", "longhornio/longhorn-manager:v1.12.1"))
        .Add(DumpObjects.DaemonSet("cilium", "kube-system", "quay.io/cilium/cilium:v1.17.4"))
        .Add(DumpObjects.Deployment("longhorn-driver-deployer", "longhorn-system", "longhornio/longhorn-manager:v1.12.1"))
        .Add(DumpObjects.Deployment("longhorn-ui", "longhorn-system", "longhornio/longhorn-ui:v1.12.1"))
        .Add(DumpObjects.LonghornVolume("photos", "media", Photos))
        .Add(DumpObjects.LonghornVolume("data-postgres-0", "apps", Database, "8Gi"))
        .Add(DumpObjects.LocalVolume("scratch", "media", Scratch, "k3s2"))
        .Add(DumpObjects.Claim("photos", "media", Photos, "longhorn-replicated"))
        .Add(DumpObjects.Claim("data-postgres-0", "apps", Database, "longhorn-replicated"))
        .Add(DumpObjects.Claim("scratch", "media", Scratch, "local-path", "\"homelab/backup\":\"nightly restic on k3s2\""))
        .Add(DumpObjects.Pod("photos-6d5f7c9b8-x2x4k", "media", "k3s1", "photos", "ReplicaSet/photos-6d5f7c9b8", fsGroup: 1000))
        .Add(DumpObjects.Pod("postgres-0", "apps", "k3s2", "data-postgres-0", "StatefulSet/postgres", fsGroup: null))
        .Add(DumpObjects.Attachment(Photos, "k3s1"))
        .Add(DumpObjects.Attachment(Database, "k3s2"))
        .Add(DumpObjects.Event("Pulled", "Container image \"example.org/app:1.2.3\" already present on machine", "k3s1", "Pod media/photos-6d5f7c9b8-x2x4k", "Normal", 1))
        .Add(DumpObjects.NetworkPolicy("default-deny", "media", """{"podSelector":{},"policyTypes":["Ingress","Egress"]}"""))
        .Add(DumpBuilder.Names.Select(DumpObjects.LonghornNode))
        .Add(DumpObjects.LonghornVolumeStatus(Photos, "k3s1"))
        .Add(DumpObjects.LonghornVolumeStatus(Database, "k3s2", ""))
        .Add(DumpObjects.Setting("taint-toleration", ""));

    private static System.Text.Json.Nodes.JsonNode GpuNode()
    {
        var node = DumpObjects.Node("k3s3", isServer: false);
        node["status"]!["allocatable"]!["nvidia.com/gpu"] = "1";
        return node;
    }
}
