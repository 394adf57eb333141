using System.Text.Json.Nodes;
using Homelab.Cluster.Dumps;
using Homelab.Cluster.Migration;

namespace Homelab.SimulatedCluster;

/// <summary>What uses the claim at first.</summary>
public enum WorkloadKind
{
    Deployment,
    StatefulSet,
    DeploymentAndCronJob,
    None,
}

/// <summary>A cluster with a claim on local-path, a workload that uses it, and classes to move to.</summary>
/// <param name="Workload">What uses the claim.</param>
/// <param name="TargetClass">The class to move to: longhorn (Delete, Immediate), longhorn-retain, or other-local (Delete, WaitForFirstConsumer).</param>
public sealed record Scenario(WorkloadKind Workload, string TargetClass)
{
    public const string Namespace = "media";

    public string Claim => Workload == WorkloadKind.StatefulSet ? "data-photos-0" : "photos";

    public ObjectReference ClaimReference => new(ResourceKind.PersistentVolumeClaims, Namespace, Claim);

    public MigrationRequest Request => new()
    {
        Namespace = Namespace,
        Claim = Claim,
        StorageClass = TargetClass,
        Backup = "restic snapshot 4f1c of 2026-11-25",
        NoSmokeTest = "simulated",
    };

    public static Cluster Build(Scenario scenario, IVolumes volumes)
    {
        var cluster = new Cluster(volumes);
        var api = cluster.Api;
        foreach (var (name, provisioner, policy, mode) in new[]
        {
            ("local-path", "rancher.io/local-path", "Delete", "WaitForFirstConsumer"),
            ("longhorn", "driver.longhorn.io", "Delete", "Immediate"),
            ("longhorn-retain", "driver.longhorn.io", "Retain", "Immediate"),
            ("other-local", "openebs.io/local", "Delete", "WaitForFirstConsumer"),
        })
        {
            Create(api, ResourceKind.StorageClasses, null, name, $$$"""{"provisioner":"{{{provisioner}}}","reclaimPolicy":"{{{policy}}}","volumeBindingMode":"{{{mode}}}"}""");
        }

        Create(api, ResourceKind.Namespaces, null, Namespace, "{}");
        var claim = Create(
            api,
            ResourceKind.PersistentVolumeClaims,
            Namespace,
            scenario.Claim,
            """
            {"spec":{"accessModes":["ReadWriteOnce"],"volumeMode":"Filesystem","storageClassName":"local-path","volumeName":"pvc-old","resources":{"requests":{"storage":"10Gi"}}}}
            """,
            """{"labels":{"app":"photos"},"annotations":{"example.com/owner":"me","volume.kubernetes.io/selected-node":"k3s1"}}""");
        var volume = Create(
            api,
            ResourceKind.PersistentVolumes,
            null,
            "pvc-old",
            $$$"""
            {"spec":{"storageClassName":"local-path","persistentVolumeReclaimPolicy":"Delete","capacity":{"storage":"10Gi"},
             "local":{"path":"/var/lib/rancher/k3s/storage/pvc-old_media_{{{scenario.Claim}}}"},
             "nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"kubernetes.io/hostname","operator":"In","values":["k3s1"]}]}]}},
             "claimRef":{"namespace":"media","name":"{{{scenario.Claim}}}","uid":"{{{claim.Uid()}}}"}},"status":{"phase":"Bound"}}
            """);
        volumes.Make(volume.Uid());
        AddWorkload(api, scenario);
        cluster.Settle();
        return cluster;
    }

    private static void AddWorkload(ApiServer api, Scenario scenario)
    {
        const string Mounting = """{"spec":{"containers":[{"name":"app","image":"photos:1.2.3"}],"volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"photos"}}]}}""";
        if (scenario.Workload is WorkloadKind.Deployment or WorkloadKind.DeploymentAndCronJob)
        {
            Create(api, ResourceKind.Deployments, Namespace, "photos", $$$"""{"spec":{"replicas":2,"template":{{{Mounting}}}}}""");
        }

        if (scenario.Workload == WorkloadKind.DeploymentAndCronJob)
        {
            var onSchedule = Mounting.Replace("\"containers\"", "\"restartPolicy\":\"Never\",\"containers\"", StringComparison.Ordinal);
            Create(
                api,
                ResourceKind.CronJobs,
                Namespace,
                "thumbnails",
                $$$"""{"spec":{"schedule":"0 3 * * *","jobTemplate":{"spec":{"template":{{{onSchedule}}} } } } }""");
        }

        if (scenario.Workload == WorkloadKind.StatefulSet)
        {
            Create(
                api,
                ResourceKind.StatefulSets,
                Namespace,
                "photos",
                """
                {"spec":{"replicas":1,"template":{"spec":{"containers":[{"name":"app","image":"photos:1.2.3"}]}},
                 "persistentVolumeClaimRetentionPolicy":{"whenScaled":"Retain","whenDeleted":"Retain"},
                 "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"local-path","resources":{"requests":{"storage":"10Gi"}}}}]}}
                """);
        }
    }

    /// <summary>Makes an object out of its parts.</summary>
    public static JsonObject Create(ApiServer api, ResourceKind kind, string? space, string name, string body, string metadata = "{}")
    {
        var json = JsonNode.Parse(body)!.AsObject();
        json["apiVersion"] = kind.Group.Length == 0 ? kind.Version : $"{kind.Group}/{kind.Version}";
        json["kind"] = kind.Kind;
        var named = JsonNode.Parse(metadata)!.AsObject();
        named["name"] = name;
        if (space is not null)
        {
            named["namespace"] = space;
        }

        json["metadata"] = named;
        return api.Create(new ObjectReference(kind, space, name), json);
    }
}
