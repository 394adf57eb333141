using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Conformance.Twins.CustomResources;

/// <summary>A certificate of cert-manager, as a program declares a kind that the package does not have.</summary>
internal sealed class CertificateArgs() : CustomResourceArgs("cert-manager.io/v1", "Certificate")
{
    /// <summary>What is wanted.</summary>
    [Input("spec")]
    public Input<CertificateSpecArgs>? Spec { get; set; }
}

/// <summary>A kind without any field of its own.</summary>
internal sealed class WidgetArgs() : CustomResourceArgs("example.com/v1alpha1", "Widget");

/// <summary>The specification of a certificate.</summary>
internal sealed class CertificateSpecArgs : ResourceArgs
{
    [Input("dnsNames")]
    private InputList<string>? _dnsNames;

    /// <summary>Secret that the certificate is put into.</summary>
    [Input("secretName", required: true)]
    public Input<string> SecretName { get; set; } = null!;

    /// <summary>Names that it is valid for.</summary>
    public InputList<string> DnsNames
    {
        get => _dnsNames ??= [];
        set => _dnsNames = value;
    }

    /// <summary>Who signs it.</summary>
    [Input("issuerRef")]
    public Input<IssuerRefArgs>? IssuerRef { get; set; }

    /// <summary>Whether it may sign others.</summary>
    [Input("isCA")]
    public Input<bool>? IsCA { get; set; }

    /// <summary>Requests that are kept.</summary>
    [Input("revisionHistoryLimit")]
    public Input<int>? RevisionHistoryLimit { get; set; }
}

/// <summary>A reference to an issuer.</summary>
internal sealed class IssuerRefArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>Its kind.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }
}
