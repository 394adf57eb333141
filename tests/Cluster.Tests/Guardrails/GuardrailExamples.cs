using System.Collections.Immutable;
using Homelab.Cluster.Guardrails;

namespace Homelab.Cluster.Tests.Guardrails;

/// <summary>For each rule a resource that breaks it, the same repaired, and the same with the part that counts unknown.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Type">Type of the resource.</param>
/// <param name="Broken">The resource that breaks the rule.</param>
/// <param name="Message">What is said about it.</param>
/// <param name="Repaired">The resource that keeps the rule.</param>
/// <param name="Undecided">The resource of which nobody knows yet.</param>
internal sealed record GuardrailExample(string Rule, string Type, string Broken, string Message, string Repaired, string Undecided)
{
    /// <summary>What else is there when the rule is kept.</summary>
    public ImmutableArray<GuardedResource> RepairedBy { get; init; } = [];
}

internal static class GuardrailExamples
{
    private const string Pod = "kubernetes:core/v1:Pod";
    private const string Namespace = "kubernetes:core/v1:Namespace";
    private const string NetworkPolicy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
    private const string Deployment = "kubernetes:apps/v1:Deployment";

    public static ImmutableArray<GuardrailExample> All { get; } =
    [
        new(
            "container-resources",
            Deployment,
            """{"spec": {"template": {"spec": {"containers": [{"resources": {"requests": {"cpu": "10m", "memory": "64Mi"}}}]}}}}""",
            "spec.template.spec.containers[0].resources.limits.memory = unset: the container may take all memory of the node; "
            + "set limits.memory to what the container was seen to use",
            """{"spec": {"template": {"spec": {"containers": [{"resources": {"requests": {"cpu": "10m"}, "limits": {"memory": "64Mi"}}}]}}}}""",
            """{"spec": {"template": {"spec": {"containers": [{"resources": "unknown"}]}}}}"""),
        new(
            "default-deny",
            Namespace,
            """{"metadata": {"name": "media"}}""",
            "metadata.name = media: nothing closes the namespace for Ingress and Egress; "
            + "add a NetworkPolicy with an empty podSelector and both policyTypes, and one for each connection that is needed",
            """{"metadata": {"name": "media"}}""",
            """{"metadata": {"name": "unknown"}}""")
        {
            RepairedBy =
            [
                GivenResource.Of(NetworkPolicy, """{"metadata": {"namespace": "media"}, "spec": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}}""", "deny"),
            ],
        },
        new(
            "gpu-priority-class",
            Pod,
            """{"spec": {"containers": [{"resources": {"limits": {"nvidia.com/gpu": 1}}}]}}""",
            "spec.priorityClassName = unset: the pod asks for nvidia.com/gpu, and no quota covers this class; "
            + "write one of critical-gpu, high-gpu, medium-gpu, low-gpu, as GpuGovernance does",
            """{"spec": {"priorityClassName": "high-gpu", "containers": [{"resources": {"limits": {"nvidia.com/gpu": 1}}}]}}""",
            """{"spec": {"priorityClassName": "unknown", "containers": [{"resources": {"limits": {"nvidia.com/gpu": 1}}}]}}"""),
        new(
            "mutable-image",
            "kubernetes:batch/v1:CronJob",
            """{"spec": {"jobTemplate": {"spec": {"template": {"spec": {"initContainers": [{"image": "registry.example:5000/tools/backup"}]}}}}}}""",
            "spec.jobTemplate.spec.template.spec.initContainers[0].image = registry.example:5000/tools/backup: "
            + "without a version it can be another image after the next restart; write the image's version, with at least two numbers, or its digest",
            """{"spec": {"jobTemplate": {"spec": {"template": {"spec": {"initContainers": [{"image": "registry.example:5000/tools/backup:1.4"}]}}}}}}""",
            """{"spec": {"jobTemplate": {"spec": {"template": {"spec": {"initContainers": [{"image": "unknown"}]}}}}}}"""),
        new(
            "plaintext-secret",
            Pod,
            """{"spec": {"containers": [{"env": [{"name": "DB_PASSWORD", "value": "hunter2"}]}]}}""",
            "spec.containers[0].env[0].value = [secret]: DB_PASSWORD is a secret by its name; take it from a Secret with valueFrom.secretKeyRef",
            """{"spec": {"containers": [{"env": [{"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}}]}]}}""",
            """{"spec": {"containers": [{"env": [{"name": "DB_PASSWORD", "value": "unknown"}]}]}}"""),
        new(
            "pod-security",
            Namespace,
            """{"metadata": {"name": "media", "labels": {"pod-security.kubernetes.io/warn": "restricted"}}}""",
            """metadata.labels["pod-security.kubernetes.io/enforce"] = unset: the namespace would admit any pod; """
            + "write restricted, or baseline where the pods cannot keep it",
            """{"metadata": {"name": "media", "labels": {"pod-security.kubernetes.io/enforce": "baseline"}}}""",
            """{"metadata": {"name": "media", "labels": "unknown"}}"""),
        new(
            "privileged-container",
            "kubernetes:apps/v1:DaemonSet",
            """{"spec": {"template": {"spec": {"containers": [{"securityContext": {"privileged": true}}]}}}}""",
            "spec.template.spec.containers[0].securityContext.privileged = true: the container may do to the node what root may; "
            + "remove it, and add the one capability or device that is needed",
            """{"spec": {"template": {"spec": {"containers": [{"securityContext": {"privileged": false}}]}}}}""",
            """{"spec": {"template": {"spec": {"containers": [{"securityContext": "unknown"}]}}}}"""),
        new(
            "storage-class",
            "kubernetes:core/v1:PersistentVolumeClaim",
            """{"spec": {"resources": {"requests": {"storage": "1Gi"}}}}""",
            "spec.storageClassName = unset: the claim would get the default class of the day; "
            + "name the class, for example from the outputs of the storage component",
            """{"spec": {"storageClassName": "longhorn-replicated"}}""",
            """{"spec": {"storageClassName": "unknown"}}"""),
    ];
}
