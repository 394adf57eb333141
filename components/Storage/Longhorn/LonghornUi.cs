namespace Homelab.Components.Storage;

/// <summary>
/// Longhorn's web page. It has no login of its own, so a NetworkPolicy closes it to all but the ingress controller;
/// without <see cref="Ingress"/> it is reached by <c>kubectl port-forward</c> alone.
/// </summary>
public sealed record LonghornUi
{
    /// <summary>Pods of the web page.</summary>
    /// <value>Pods; 1 to 10. Default 1.</value>
    public int Replicas { get; init; } = LonghornDefaults.UiReplicas;

    /// <summary>How it is reached from outside.</summary>
    /// <value>Default none.</value>
    public LonghornUiIngress? Ingress { get; init; }
}

/// <summary>An ingress that lets nobody in who has not signed in.</summary>
/// <param name="Host">Host name of the page.</param>
/// <param name="Middleware">The Traefik middleware that asks somebody else whether a request may pass (forwardAuth).</param>
public sealed record LonghornUiIngress(string Host, MiddlewareReference Middleware)
{
    /// <summary>The ingress class; it must be Traefik's, whose middleware it is.</summary>
    /// <value>Default <c>traefik</c>.</value>
    public string IngressClassName { get; init; } = LonghornDefaults.IngressClassName;

    /// <summary>Secret in Longhorn's namespace that holds the certificate.</summary>
    /// <value>Default none: Traefik's own default certificate.</value>
    public string? TlsSecret { get; init; }
}

/// <summary>A Traefik middleware.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record MiddlewareReference(string Namespace, string Name)
{
    /// <summary>The annotation that sends an Ingress through middlewares (Traefik documentation, "Kubernetes Ingress").</summary>
    public const string Annotation = "traefik.ingress.kubernetes.io/router.middlewares";

    /// <summary>The middleware as the annotation names it.</summary>
    public override string ToString() => $"{Namespace}-{Name}@kubernetescrd";
}
