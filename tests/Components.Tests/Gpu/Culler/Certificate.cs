using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Homelab.Components.Tests.Gpu.Culler;

/// <summary>A certificate authority as a service account's directory has one; the simulated cluster speaks plain HTTP.</summary>
internal static class Certificate
{
    public static string Pem { get; } = Create();

    private static string Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }
}
