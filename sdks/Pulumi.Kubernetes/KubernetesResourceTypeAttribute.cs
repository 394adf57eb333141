namespace Pulumi.Kubernetes;

/// <summary>Ties a class of this package to its type token.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KubernetesResourceTypeAttribute(string type) : ResourceTypeAttribute(type, PackageDefaults.Version);
