using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Conformance.Twins.CustomResources;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    // The Node SDK adds its provider's version to a custom resource, the .NET SDK does not: here the program says it.
    private const string ProviderVersion = "4.32.0";

    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var space = new Namespace("apps", new() { Metadata = new ObjectMetaArgs { Name = "apps" } });
        var certificate = new Pulumi.Kubernetes.ApiExtensions.CustomResource(
            "certificate",
            new CertificateArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = "web",
                    Namespace = space.Metadata.Apply(metadata => metadata.Name),
                    Labels = { ["app"] = "web" },
                },
                Spec = new CertificateSpecArgs
                {
                    SecretName = "web-tls",
                    DnsNames = { "web.example.com" },
                    IssuerRef = new IssuerRefArgs { Name = "letsencrypt", Kind = "ClusterIssuer" },
                    IsCA = false,
                    RevisionHistoryLimit = 3,
                },
            },
            new() { DependsOn = space, Version = ProviderVersion });
        _ = new Pulumi.Kubernetes.ApiExtensions.CustomResource("smallest", new WidgetArgs(), new() { Version = ProviderVersion });
        _ = new ConfigMap("after", new() { Data = { ["certificate"] = certificate.Metadata.Apply(metadata => metadata.Name), ["kind"] = certificate.Kind } });
        return new Dictionary<string, object?>();
    }
}
