using System.Text.Json.Nodes;

namespace Homelab.Cluster.Migration;

/// <summary>What the mover consists of: its scripts, a policy that cuts it off from the network, and a Job a task.</summary>
public static class MoverManifests
{
    /// <summary>Marks a pod with its task.</summary>
    public const string TaskLabel = "homelab/mover-task";

    /// <summary>
    /// What root may do in the mover, and nothing more: give files any owner, mode, capability and kind. The baseline level
    /// of the Pod Security Standards admits all of them.
    /// </summary>
    public static IReadOnlyList<string> Capabilities { get; } = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "MKNOD", "SETFCAP"];

    /// <summary>The ConfigMap with the scripts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="migrationId">The migration.</param>
    public static JsonObject Scripts(ObjectReference name, string migrationId) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = Metadata(name, migrationId),
        ["data"] = new JsonObject(MoverScripts.All.Select(script => KeyValuePair.Create(script.Key, (JsonNode?)script.Value))),
    };

    /// <summary>The NetworkPolicy: nothing in, nothing out. Volumes are mounted by the node and need no network of the pod.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="migrationId">The migration.</param>
    public static JsonObject NetworkPolicy(ObjectReference name, string migrationId) => new()
    {
        ["apiVersion"] = "networking.k8s.io/v1",
        ["kind"] = "NetworkPolicy",
        ["metadata"] = Metadata(name, migrationId),
        ["spec"] = new JsonObject
        {
            ["podSelector"] = new JsonObject { ["matchLabels"] = Labels(migrationId) },
            ["policyTypes"] = new JsonArray("Ingress", "Egress"),
        },
    };

    /// <summary>The Job of a task.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="scripts">The ConfigMap with the scripts.</param>
    /// <param name="migrationId">The migration.</param>
    /// <param name="image">The image.</param>
    /// <param name="task">The task.</param>
    public static JsonObject Job(ObjectReference name, ObjectReference scripts, string migrationId, string image, MoverTask task) => new()
    {
        ["apiVersion"] = "batch/v1",
        ["kind"] = "Job",
        ["metadata"] = Metadata(name, migrationId),
        ["spec"] = new JsonObject
        {
            // A failed try must be seen before there is another one.
            ["backoffLimit"] = 0,
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["labels"] = PodLabels(migrationId, task) },
                ["spec"] = PodSpec(scripts, image, task),
            },
        },
    };

    private static JsonObject PodSpec(ObjectReference scripts, string image, MoverTask task) => new()
    {
        ["restartPolicy"] = "Never",
        ["automountServiceAccountToken"] = false,
        ["enableServiceLinks"] = false,

        // It must run where the volume lies, whatever that node keeps away.
        ["tolerations"] = new JsonArray(new JsonObject { ["operator"] = "Exists" }),

        // No fsGroup: it would give the data another group and other modes.
        ["securityContext"] = new JsonObject
        {
            ["runAsUser"] = 0,
            ["runAsGroup"] = 0,
            ["seccompProfile"] = new JsonObject { ["type"] = "RuntimeDefault" },
        },
        ["containers"] = new JsonArray(Container(image, task)),
        ["volumes"] = new JsonArray([.. Volumes(scripts, task)]),
    };

    private static JsonObject Container(string image, MoverTask task) => new()
    {
        ["name"] = "mover",
        ["image"] = image,
        ["imagePullPolicy"] = "IfNotPresent",
        ["command"] = new JsonArray([.. new[] { "sh", $"/scripts/{task.Script}", task.Argument }.Where(word => word.Length > 0).Select(word => JsonValue.Create(word))]),
        ["securityContext"] = new JsonObject
        {
            ["allowPrivilegeEscalation"] = false,
            ["readOnlyRootFilesystem"] = true,
            ["capabilities"] = new JsonObject
            {
                ["drop"] = new JsonArray("ALL"),
                ["add"] = new JsonArray([.. Capabilities.Select(capability => JsonValue.Create(capability))]),
            },
        },
        ["resources"] = new JsonObject
        {
            ["requests"] = new JsonObject { ["cpu"] = "100m", ["memory"] = "128Mi" },
            ["limits"] = new JsonObject { ["cpu"] = "2", ["memory"] = "1Gi" },
        },
        ["volumeMounts"] = new JsonArray([.. Mounts(task)]),
    };

    private static IEnumerable<JsonObject> Mounts(MoverTask task)
    {
        yield return new JsonObject { ["name"] = "scripts", ["mountPath"] = "/scripts", ["readOnly"] = true };
        yield return new JsonObject { ["name"] = "tmp", ["mountPath"] = "/tmp" };
        yield return new JsonObject { ["name"] = "source", ["mountPath"] = "/src", ["readOnly"] = true };
        if (task.TargetClaim is not null)
        {
            yield return new JsonObject { ["name"] = "target", ["mountPath"] = "/dst", ["readOnly"] = !task.Writes };
        }
    }

    private static IEnumerable<JsonObject> Volumes(ObjectReference scripts, MoverTask task)
    {
        yield return new JsonObject { ["name"] = "scripts", ["configMap"] = new JsonObject { ["name"] = scripts.Name } };
        yield return new JsonObject { ["name"] = "tmp", ["emptyDir"] = new JsonObject { ["sizeLimit"] = "1Gi" } };
        yield return new JsonObject { ["name"] = "source", ["persistentVolumeClaim"] = new JsonObject { ["claimName"] = task.SourceClaim } };
        if (task.TargetClaim is not null)
        {
            yield return new JsonObject { ["name"] = "target", ["persistentVolumeClaim"] = new JsonObject { ["claimName"] = task.TargetClaim } };
        }
    }

    private static JsonObject Metadata(ObjectReference name, string migrationId) =>
        new() { ["name"] = name.Name, ["namespace"] = name.Namespace, ["labels"] = Labels(migrationId) };

    private static JsonObject Labels(string migrationId) => new() { [MigrationRecordJson.Label] = migrationId };

    private static JsonObject PodLabels(string migrationId, MoverTask task) =>
        new() { [MigrationRecordJson.Label] = migrationId, [TaskLabel] = task.Name };
}
