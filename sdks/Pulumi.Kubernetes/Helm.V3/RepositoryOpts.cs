using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Types.Outputs.Helm.V3;

/// <summary>Where a chart comes from.</summary>
[OutputType]
public sealed class RepositoryOpts
{
    /// <summary>File of certificates that the repository's server is verified with.</summary>
    public readonly string CaFile;

    /// <summary>File of the client's certificate.</summary>
    public readonly string CertFile;

    /// <summary>File of the client's key.</summary>
    public readonly string KeyFile;

    /// <summary>Password for the repository.</summary>
    public readonly string Password;

    /// <summary>URL of the repository.</summary>
    public readonly string Repo;

    /// <summary>User name for the repository.</summary>
    public readonly string Username;

    internal static readonly Converter<RepositoryOpts> Converter = Converters.Object(Read);

    [OutputConstructor]
    private RepositoryOpts(
        string caFile,
        string certFile,
        string keyFile,
        string password,
        string repo,
        string username)
    {
        CaFile = caFile;
        CertFile = certFile;
        KeyFile = keyFile;
        Password = password;
        Repo = repo;
        Username = username;
    }

    private static RepositoryOpts Read(PropertyReader values) => new(
        values.Get("caFile", Converters.String),
        values.Get("certFile", Converters.String),
        values.Get("keyFile", Converters.String),
        values.Get("password", Converters.String),
        values.Get("repo", Converters.String),
        values.Get("username", Converters.String));
}
