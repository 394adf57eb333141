using System.Text.Json.Nodes;

namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>A request as the API server judges it, and what the user reads.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Policy">The policy that judges it.</param>
/// <param name="Denials">Every reason to refuse it, in the order of the policy; empty when it passes.</param>
internal sealed record AdmissionCase(string Name, string Policy, params string[] Denials)
{
    private static readonly Dictionary<string, (string Group, string Kind)> Kinds = new()
    {
        ["pods"] = ("", "Pod"),
        ["pods/ephemeralcontainers"] = ("", "Pod"),
        ["replicationcontrollers"] = ("", "ReplicationController"),
        ["deployments"] = ("apps", "Deployment"),
        ["statefulsets"] = ("apps", "StatefulSet"),
        ["daemonsets"] = ("apps", "DaemonSet"),
        ["replicasets"] = ("apps", "ReplicaSet"),
        ["jobs"] = ("batch", "Job"),
        ["cronjobs"] = ("batch", "CronJob"),
        ["services"] = ("", "Service"),
    };

    /// <summary>Spec of the pod, or of the pods that the object is for; single quotes stand for double ones.</summary>
    public required string PodSpec { get; init; }

    public string Operation { get; init; } = "CREATE";

    public string Resource { get; init; } = "pods";

    /// <summary>Spec of the pod before an update.</summary>
    public string? OldPodSpec { get; init; }

    public string Labels { get; init; } = "{}";

    /// <summary>Labels before an update; those of the object when they did not change.</summary>
    public string? OldLabels { get; init; }

    /// <summary>Labels of the namespace.</summary>
    public string Namespace { get; init; } = Namespaces.Media;

    public string User { get; init; } = "alice";

    /// <summary>True when the user may use the highest class.</summary>
    public bool MayUseCritical { get; init; }

    /// <summary>The plan whose policies judge it.</summary>
    public string Plan { get; init; } = "shared";

    /// <summary>Name of the policy among those of all plans.</summary>
    public string PolicyOfPlan => $"{Plan}/{Policy}";

    public override string ToString() => $"{PolicyOfPlan}: {Name}";

    /// <summary>The request as the evaluator reads it.</summary>
    public JsonObject Request()
    {
        var (group, kind) = Kinds[Resource];
        var space = (JsonObject)Json(Namespace);
        return new JsonObject
        {
            ["operation"] = Operation,
            ["request"] = new JsonObject
            {
                ["kind"] = new JsonObject { ["group"] = group, ["version"] = "v1", ["kind"] = kind },
                ["resource"] = new JsonObject { ["group"] = group, ["version"] = "v1", ["resource"] = Resource },
                ["userInfo"] = new JsonObject { ["username"] = User },
            },
            ["object"] = Object(kind, PodSpec, Labels),
            ["oldObject"] = OldPodSpec is null ? null : Object(kind, OldPodSpec, OldLabels ?? Labels),
            ["namespaceObject"] = new JsonObject { ["metadata"] = space },
            ["rights"] = MayUseCritical ? new JsonArray("scheduling.k8s.io/priorityclasses/critical-gpu/use") : [],
        };
    }

    private static JsonObject Object(string kind, string podSpec, string labels) => new()
    {
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = "thing", ["labels"] = Json(labels) },
        ["spec"] = kind switch
        {
            "Pod" or "Service" => Json(podSpec),
            "CronJob" => new JsonObject { ["jobTemplate"] = new JsonObject { ["spec"] = Template(podSpec) } },
            _ => Template(podSpec),
        },
    };

    private static JsonObject Template(string podSpec) => new() { ["template"] = new JsonObject { ["spec"] = Json(podSpec) } };

    private static JsonNode Json(string text) => JsonNode.Parse(text.Replace('\'', '"'))!;
}

/// <summary>Metadata of namespaces.</summary>
internal static class Namespaces
{
    public const string Media =
        "{'name':'media','labels':{'gpu.homelab.internal/enrolled':'true','gpu.homelab.internal/max-class':'critical-gpu'}}";

    public const string Ai =
        "{'name':'ai','labels':{'gpu.homelab.internal/enrolled':'true','gpu.homelab.internal/max-class':'high-gpu'}}";

    public const string NoCeiling = "{'name':'odd','labels':{'gpu.homelab.internal/enrolled':'true'}}";

    public const string Other = "{'name':'other'}";

    public const string NotEnrolled = "{'name':'former','labels':{'gpu.homelab.internal/enrolled':'false','gpu.homelab.internal/max-class':'critical-gpu'}}";
}
