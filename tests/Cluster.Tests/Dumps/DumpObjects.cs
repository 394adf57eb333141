using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Homelab.Cluster.Tests.Dumps;

/// <summary>Objects as an API server of 1.32 prints them, without what no check will ever look at.</summary>
internal static class DumpObjects
{
    public const string Day = "2026-08-20";

    public static JsonNode Node(string name, bool isServer, string version = "v1.32.5+k3s1", string[]? nodeArgs = null, bool isAnnotated = true)
    {
        string[] args = nodeArgs ?? (isServer
            ? ["server", "--flannel-backend", "none", "--disable-network-policy", "--disable", "servicelb", "--token", "********"]
            : ["agent", "--server", "https://192.168.1.10:6443", "--token", "********"]);
        var node = Parse($$"""
            {"apiVersion":"v1","kind":"Node","metadata":{"annotations":{"csi.volume.kubernetes.io/nodeid":"{\"driver.longhorn.io\":\"{{name}}\"}"},
             "labels":{"kubernetes.io/hostname":"{{name}}","kubernetes.io/os":"linux"} },
             "spec":{"podCIDR":"10.42.0.0/24","providerID":"k3s://{{name}}"},
             "status":{"allocatable":{"cpu":"8","memory":"32Gi","pods":"110"},
              "conditions":[{"type":"Ready","status":"True","reason":"KubeletReady","message":"kubelet is posting ready status"}],
              "nodeInfo":{"architecture":"amd64","containerRuntimeVersion":"containerd://2.0.5-k3s1.32","kernelVersion":"6.1.0-37-amd64",
               "kubeletVersion":"{{version}}","osImage":"Debian GNU/Linux 12 (bookworm)"} } }
            """, name);
        if (isAnnotated)
        {
            var annotations = node["metadata"]!["annotations"]!;
            annotations["k3s.io/hostname"] = name;
            annotations["k3s.io/node-args"] = JsonSerializer.Serialize(args);
            annotations["k3s.io/node-config-hash"] = "ULCUMZ6ZRBT3WAIKGYJBAAKM3TSRVPPFJVLBOWSYSYPTSHLHBRWA====";
            annotations["k3s.io/node-env"] = """{"K3S_TOKEN":"********"}""";
        }

        if (isServer)
        {
            node["metadata"]!["labels"]!["node-role.kubernetes.io/control-plane"] = "true";
        }

        return node;
    }

    public static JsonNode Namespace(string name) => Parse("""{"apiVersion":"v1","kind":"Namespace","spec":{},"status":{"phase":"Active"}}""", name);

    public static JsonNode CsiNode(string name, params string[] drivers) => Parse($$"""
        {"apiVersion":"storage.k8s.io/v1","kind":"CSINode",
         "spec":{"drivers":[{{string.Join(',', drivers.Select(driver => $$"""{"name":"{{driver}}","nodeID":"{{name}}","topologyKeys":null}"""))}}]} }
        """, name);

    public static JsonNode StorageClass(string name, string provisioner, bool isDefault = false, string time = "08:00:00", string reclaim = "Retain") => Parse($$"""
        {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"creationTimestamp":"{{Day}}T{{time}}Z",
         "annotations":{ {{(isDefault ? "\"storageclass.kubernetes.io/is-default-class\":\"true\"" : "")}} } },
         "provisioner":"{{provisioner}}","reclaimPolicy":"{{reclaim}}","volumeBindingMode":"Immediate","allowVolumeExpansion":true}
        """, name);

    /// <summary>The CSI plugin's DaemonSet as Longhorn makes it from one kubelet root.</summary>
    public static JsonNode CsiPlugin(string root = "/var/lib/kubelet", string tolerations = "", int pods = 4) => Parse($$"""
        {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"annotations":{"longhorn.io/version":"v1.12.1"} },
         "spec":{"selector":{"matchLabels":{"app":"longhorn-csi-plugin"} },"template":{"metadata":{"labels":{"app":"longhorn-csi-plugin"} },"spec":{
          "tolerations":[{{tolerations}}],
          "containers":[
           {"name":"node-driver-registrar","image":"longhornio/csi-node-driver-registrar:v2.17.0",
            "args":["--v=2","--csi-address=$(ADDRESS)","--kubelet-registration-path={{root}}/plugins/driver.longhorn.io/csi.sock"]},
           {"name":"longhorn-csi-plugin","image":"longhornio/longhorn-manager:v1.12.1","args":["longhorn-manager","-d","csi","--drivername=driver.longhorn.io"]}],
          "volumes":[
           {"name":"kubernetes-csi-dir","hostPath":{"path":"{{root}}/plugins/kubernetes.io/csi","type":"DirectoryOrCreate"} },
           {"name":"registration-dir","hostPath":{"path":"{{root}}/plugins_registry","type":"DirectoryOrCreate"} },
           {"name":"socket-dir","hostPath":{"path":"{{root}}/plugins/driver.longhorn.io","type":"DirectoryOrCreate"} },
           {"name":"pods-mount-dir","hostPath":{"path":"{{root}}/pods","type":"DirectoryOrCreate"} },
           {"name":"host-dev","hostPath":{"path":"/dev","type":""} }]} } },
         "status":{"desiredNumberScheduled":{{pods}},"numberReady":{{pods}} } }
        """, "longhorn-csi-plugin", "longhorn-system");

    public static JsonNode DaemonSet(string name, string space, string image, string tolerations = "", int pods = 4) => Parse($$"""
        {"apiVersion":"apps/v1","kind":"DaemonSet","spec":{"selector":{"matchLabels":{"app":"{{name}}"} },
         "template":{"metadata":{"labels":{"app":"{{name}}"} },"spec":{"tolerations":[{{tolerations}}],"containers":[{"name":"{{name}}","image":"{{image}}"}]} } },
         "status":{"desiredNumberScheduled":{{pods}},"numberReady":{{pods}} } }
        """, name, space);

    public static JsonNode Deployment(string name, string space, string image, string env = "", string tolerations = "") => Parse($$"""
        {"apiVersion":"apps/v1","kind":"Deployment","spec":{"replicas":1,"selector":{"matchLabels":{"app":"{{name}}"} },
         "template":{"metadata":{"labels":{"app":"{{name}}"} },
          "spec":{"tolerations":[{{tolerations}}],"containers":[{"name":"{{name}}","image":"{{image}}","env":[{{env}}]}]} } },
         "status":{"replicas":1,"readyReplicas":1} }
        """, name, space);

    public static JsonNode LonghornVolume(string claim, string space, string name, string size = "20Gi") => Parse($$"""
        {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"annotations":{"pv.kubernetes.io/provisioned-by":"driver.longhorn.io"} },
         "spec":{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"{{size}}"},"claimRef":{"kind":"PersistentVolumeClaim","name":"{{claim}}","namespace":"{{space}}"},
          "csi":{"driver":"driver.longhorn.io","fsType":"ext4","volumeHandle":"{{name}}"},
          "persistentVolumeReclaimPolicy":"Retain","storageClassName":"longhorn-replicated"},"status":{"phase":"Bound"} }
        """, name);

    public static JsonNode LocalVolume(string claim, string space, string name, string node) => Parse($$"""
        {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"annotations":{"pv.kubernetes.io/provisioned-by":"rancher.io/local-path"} },
         "spec":{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"8Gi"},"claimRef":{"kind":"PersistentVolumeClaim","name":"{{claim}}","namespace":"{{space}}"},
          "local":{"path":"/var/lib/rancher/k3s/storage/{{name}}_{{space}}_{{claim}}"},
          "nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"kubernetes.io/hostname","operator":"In","values":["{{node}}"]}]}]} },
          "persistentVolumeReclaimPolicy":"Delete","storageClassName":"local-path"},"status":{"phase":"Bound"} }
        """, name);

    public static JsonNode Claim(string name, string space, string volume, string storageClass, string annotations = "") => Parse($$"""
        {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"annotations":{ {{annotations}} } },
         "spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"20Gi"} },"storageClassName":"{{storageClass}}","volumeName":"{{volume}}"},
         "status":{"phase":"Bound"} }
        """, name, space);

    public static JsonNode Pod(string name, string space, string node, string claim, string owner, long? fsGroup, string phase = "Running") => Parse($$"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"ownerReferences":[{"kind":"{{owner.Split('/')[0]}}","name":"{{owner.Split('/')[1]}}","controller":true}]},
         "spec":{"nodeName":"{{node}}","securityContext":{ {{(fsGroup is null ? "" : $"\"fsGroup\":{fsGroup}")}} },
          "containers":[{"name":"app","image":"example.org/app:1.2.3","volumeMounts":[{"name":"data","mountPath":"/data"}]}],
          "volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"{{claim}}"} }]},
         "status":{"phase":"{{phase}}"} }
        """, name, space);

    public static JsonNode Attachment(string volume, string node, bool attached = true, string? error = null) => Parse($$"""
        {"apiVersion":"storage.k8s.io/v1","kind":"VolumeAttachment",
         "spec":{"attacher":"driver.longhorn.io","nodeName":"{{node}}","source":{"persistentVolumeName":"{{volume}}"} },
         "status":{"attached":{{(attached ? "true" : "false")}}{{(error is null ? "" : $$""","attachError":{"time":"{{Day}}T10:40:00Z","message":{{JsonSerializer.Serialize(error)}}}""")}} } }
        """, "csi-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(volume + node))));

    public static JsonNode Event(string reason, string message, string? node, string about, string type = "Warning", int count = 7)
    {
        var (kind, space, name) = about.Split(' ', '/') is [var k, var s, var n] ? (k, s, n) : throw new ArgumentException("kind namespace/name");
        var item = Parse($$"""
            {"apiVersion":"v1","kind":"Event","type":"{{type}}","reason":"{{reason}}","count":{{count}},
             "firstTimestamp":"{{Day}}T10:05:00Z","lastTimestamp":"{{Day}}T10:41:00Z",
             "involvedObject":{"apiVersion":"v1","kind":"{{kind}}","name":"{{name}}","namespace":"{{space}}"},
             "source":{"component":"{{(node is null ? "attachdetach-controller" : "kubelet")}}"{{(node is null ? "" : $",\"host\":\"{node}\"")}} } }
            """, $"{name}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reason + message + node)))[..16]}", space);
        item["message"] = message;
        return item;
    }

    public static JsonNode LonghornNode(string name) => Parse($$"""
        {"apiVersion":"longhorn.io/v1beta2","kind":"Node","spec":{"allowScheduling":true,"name":"{{name}}"},"status":{"conditions":[
         {"type":"Ready","status":"True","reason":"","message":"Node {{name}} is ready"},
         {"type":"Schedulable","status":"True","reason":"","message":""},
         {"type":"MountPropagation","status":"True","reason":"","message":""},
         {"type":"Multipathd","status":"True","reason":"","message":""},
         {"type":"KernelModulesLoaded","status":"True","reason":"","message":"Kernel modules [dm_crypt iscsi_tcp] are loaded"},
         {"type":"RequiredPackages","status":"True","reason":"","message":"All required packages [nfs-common open-iscsi cryptsetup dmsetup] are installed"},
         {"type":"NFSClientInstalled","status":"True","reason":"","message":""}]} }
        """, name, "longhorn-system");

    public static JsonNode LonghornVolumeStatus(string name, string node, string lastBackup = "2026-08-20T02:00:00Z") => Parse($$"""
        {"apiVersion":"longhorn.io/v1beta2","kind":"Volume","spec":{"numberOfReplicas":2,"nodeID":"{{node}}"},
         "status":{"state":"attached","robustness":"healthy","lastBackupAt":"{{lastBackup}}"} }
        """, name, "longhorn-system");

    public static JsonNode Setting(string name, string value) =>
        Parse($$"""{"apiVersion":"longhorn.io/v1beta2","kind":"Setting","value":{{JsonSerializer.Serialize(value)}} }""", name, "longhorn-system");

    public static JsonNode NetworkPolicy(string name, string space, string spec) =>
        Parse($$"""{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","spec":{{spec}} }""", name, space);

    /// <summary>The policy of chart 1.12.1 that leaves out the nodes.</summary>
    public static JsonNode InstanceManagerPolicy(string moreIngress = "") => NetworkPolicy("instance-manager", "longhorn-system", $$"""
        {"podSelector":{"matchLabels":{"longhorn.io/component":"instance-manager"} },"policyTypes":["Ingress"],
         "ingress":[{"from":[{"podSelector":{"matchLabels":{"app":"longhorn-manager"} } },{"podSelector":{"matchLabels":{"longhorn.io/component":"instance-manager"} } }]}{{moreIngress}}]}
        """);

    public static JsonNode Taint(this JsonNode node, string key, string value, string effect)
    {
        node["spec"]!["taints"] = new JsonArray(new JsonObject { ["key"] = key, ["value"] = value, ["effect"] = effect });
        return node;
    }

    /// <summary>An object with name, namespace and a uid of its own.</summary>
    private static JsonNode Parse(string json, string name, string? space = null)
    {
        var item = JsonNode.Parse(json)!;
        var metadata = item["metadata"] as JsonObject ?? [];
        item["metadata"] = metadata;
        metadata["name"] = name;
        if (space is not null)
        {
            metadata["namespace"] = space;
        }

        metadata["uid"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{item["apiVersion"]} {item["kind"]} {space}/{name}")).AsSpan(0, 16)).ToString();
        metadata["resourceVersion"] = "481516";
        return item;
    }
}
