using System.Collections.Immutable;
using Homelab.Cluster;

namespace Homelab.Components.Apps;

/// <summary>How people reach apps: through the cluster's ingress controller, by HTTPS.</summary>
/// <param name="Domain">Domain in which apps get their host names.</param>
public sealed record WebAppIngress(string Domain)
{
    /// <summary>Class of the ingress controller that K3s brings along.</summary>
    public const string Traefik = "traefik";

    /// <summary>The setting of stacks that it comes from, for messages.</summary>
    public const string Setting = "homelab:apps.ingress";

    /// <summary>The ingress class.</summary>
    /// <value>Default <see cref="Traefik"/>.</value>
    public string ClassName { get; init; } = Traefik;

    /// <summary>Namespace of the ingress controller; its pods are let in to the apps, and nobody else's.</summary>
    /// <value>Default <c>kube-system</c>, where K3s puts Traefik.</value>
    public string ControllerNamespace { get; init; } = "kube-system";

    /// <summary>Labels of the ingress controller's pods.</summary>
    /// <value>Default those of Traefik as K3s installs it.</value>
    public ImmutableSortedDictionary<string, string> ControllerLabels { get; init; } = TraefikLabels;

    /// <summary>cert-manager's ClusterIssuer that makes the certificates.</summary>
    /// <value>Default none. Needs cert-manager.</value>
    public string? ClusterIssuer { get; init; }

    /// <summary>Secret with a certificate for all hosts, which must be there in the namespace of every app.</summary>
    /// <value>Default none: the controller's own default certificate.</value>
    public string? TlsSecret { get; init; }

    /// <summary>Labels of Traefik's pods as K3s installs it.</summary>
    public static ImmutableSortedDictionary<string, string> TraefikLabels { get; } =
        ImmutableSortedDictionary<string, string>.Empty.Add("app.kubernetes.io/name", Traefik);

    /// <summary>The host of an app.</summary>
    /// <param name="name">Name of the app's component.</param>
    /// <param name="options">The app's settings.</param>
    public string HostOf(string name, WebAppOptions options) => options.Host ?? $"{name}.{Domain}";

    /// <summary>Annotations of the Ingress objects.</summary>
    internal ImmutableSortedDictionary<string, string> Annotations()
    {
        var annotations = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (ClassName == Traefik)
        {
            annotations["traefik.ingress.kubernetes.io/router.entrypoints"] = "websecure";
            annotations["traefik.ingress.kubernetes.io/router.tls"] = "true";
        }

        if (ClusterIssuer is { } issuer)
        {
            annotations["cert-manager.io/cluster-issuer"] = issuer;
        }

        return annotations.ToImmutable();
    }

    /// <summary>Secret with the certificate of an app; null for the controller's own.</summary>
    /// <param name="name">Name of the app's component.</param>
    internal string? SecretOf(string name) => ClusterIssuer is null ? TlsSecret : $"{name}-tls";

    /// <summary>Every fault of it.</summary>
    public IEnumerable<Fault> Check()
    {
        foreach (var (key, value) in new[] { ("className", ClassName), ("controllerNamespace", ControllerNamespace), ("clusterIssuer", ClusterIssuer), ("tlsSecret", TlsSecret) })
        {
            if (value is not null && !KubernetesName.IsSubdomain(value))
            {
                yield return new Fault($"{Setting}.{key}", value, "not a name of an object of Kubernetes", "write lower case letters, digits and hyphens");
            }
        }

        if (!KubernetesName.IsSubdomain(Domain))
        {
            yield return new Fault($"{Setting}.domain", Domain, "not a domain", "write it like home.example");
        }

        if (ClusterIssuer is not null && TlsSecret is not null)
        {
            yield return new Fault($"{Setting}.tlsSecret", TlsSecret, "certificates come from clusterIssuer already", "remove one of the two");
        }

        foreach (var (key, value) in ControllerLabels)
        {
            if (!KubernetesName.IsQualified(key) || !KubernetesName.IsLabelValue(value))
            {
                yield return new Fault(SettingPath.Member($"{Setting}.controllerLabels", key), value, "not a label", "write a label of the controller's pods");
            }
        }

        if (ControllerLabels.IsEmpty)
        {
            yield return new Fault($"{Setting}.controllerLabels", ControllerLabels, "every pod of the namespace would be let in", "write the labels of the controller's pods");
        }
    }
}
