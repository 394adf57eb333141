using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Homelab.Engine.Rendering;

/// <summary>A Kubernetes kind as a Pulumi type token names it: <c>kubernetes:apps/v1:Deployment</c>.</summary>
/// <param name="ApiVersion">As objects write it: <c>v1</c>, <c>apps/v1</c>.</param>
/// <param name="Kind">The kind.</param>
internal sealed record KubernetesType(string ApiVersion, string Kind)
{
    /// <summary>The group; empty for the core group.</summary>
    public string Group => ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>Whether Kubernetes itself defines the kind; all other kinds come from custom resource definitions.</summary>
    /// <remarks>Groups of Kubernetes have no dot or end with <c>.k8s.io</c>; add-ons such as Gateway API share that ending.</remarks>
    public bool IsBuiltIn => !Group.Contains('.', StringComparison.Ordinal) || BuiltInDottedGroups.Contains(Group);

    /// <summary>Whether it is a kind of Kubernetes itself whose objects live outside of namespaces.</summary>
    public bool IsBuiltInClusterScoped => IsBuiltIn && BuiltInClusterScoped.Contains(Group + "/" + Kind);

    /// <summary>Whether its objects define further kinds.</summary>
    public bool IsCustomResourceDefinition => Group == "apiextensions.k8s.io" && Kind == "CustomResourceDefinition";

    /// <summary>Reads a type token; false when it is no token of the Kubernetes package with a kind.</summary>
    public static bool TryParse(string token, [NotNullWhen(true)] out KubernetesType? type)
    {
        type = null;
        var parts = token.Split(':');
        if (parts is not ["kubernetes", { Length: > 0 } module, { Length: > 0 } kind] || !module.Contains('/', StringComparison.Ordinal))
        {
            return false;
        }

        // Tokens write the core group out, objects do not.
        type = new KubernetesType(module.StartsWith("core/", StringComparison.Ordinal) ? module["core/".Length..] : module, kind);
        return true;
    }

    private static readonly FrozenSet<string> BuiltInDottedGroups = FrozenSet.Create(
        StringComparer.Ordinal,
        "admissionregistration.k8s.io",
        "apiextensions.k8s.io",
        "apiregistration.k8s.io",
        "certificates.k8s.io",
        "coordination.k8s.io",
        "discovery.k8s.io",
        "events.k8s.io",
        "flowcontrol.apiserver.k8s.io",
        "networking.k8s.io",
        "node.k8s.io",
        "rbac.authorization.k8s.io",
        "resource.k8s.io",
        "scheduling.k8s.io",
        "storage.k8s.io",
        "storagemigration.k8s.io");

    // The kinds that the Kubernetes API reference serves outside of namespaces, without the review kinds, which are never stored.
    private static readonly FrozenSet<string> BuiltInClusterScoped = FrozenSet.Create(
        StringComparer.Ordinal,
        "/ComponentStatus",
        "/Namespace",
        "/Node",
        "/PersistentVolume",
        "admissionregistration.k8s.io/MutatingAdmissionPolicy",
        "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
        "admissionregistration.k8s.io/MutatingWebhookConfiguration",
        "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
        "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
        "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
        "apiextensions.k8s.io/CustomResourceDefinition",
        "apiregistration.k8s.io/APIService",
        "certificates.k8s.io/CertificateSigningRequest",
        "certificates.k8s.io/ClusterTrustBundle",
        "flowcontrol.apiserver.k8s.io/FlowSchema",
        "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
        "networking.k8s.io/IPAddress",
        "networking.k8s.io/IngressClass",
        "networking.k8s.io/ServiceCIDR",
        "node.k8s.io/RuntimeClass",
        "policy/PodSecurityPolicy",
        "rbac.authorization.k8s.io/ClusterRole",
        "rbac.authorization.k8s.io/ClusterRoleBinding",
        "resource.k8s.io/DeviceClass",
        "resource.k8s.io/DeviceTaintRule",
        "resource.k8s.io/ResourceSlice",
        "scheduling.k8s.io/PriorityClass",
        "storage.k8s.io/CSIDriver",
        "storage.k8s.io/CSINode",
        "storage.k8s.io/StorageClass",
        "storage.k8s.io/VolumeAttachment",
        "storage.k8s.io/VolumeAttributesClass",
        "storagemigration.k8s.io/StorageVersionMigration");
}
