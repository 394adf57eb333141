using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Types.Inputs.Helm.V3;

/// <summary>Where a chart comes from.</summary>
public class RepositoryOptsArgs : ResourceArgs
{
    [Input("password")]
    private Input<string>? _password;

    /// <summary>File of certificates that the repository's server is verified with.</summary>
    [Input("caFile")]
    public Input<string>? CaFile { get; set; }

    /// <summary>File of the client's certificate.</summary>
    [Input("certFile")]
    public Input<string>? CertFile { get; set; }

    /// <summary>File of the client's key.</summary>
    [Input("keyFile")]
    public Input<string>? KeyFile { get; set; }

    /// <summary>Password for the repository; marked as secret.</summary>
    public Input<string>? Password
    {
        get => _password;
        set => _password = SecretInput.Wrap(value);
    }

    /// <summary>URL of the repository.</summary>
    [Input("repo")]
    public Input<string>? Repo { get; set; }

    /// <summary>User name for the repository.</summary>
    [Input("username")]
    public Input<string>? Username { get; set; }

    /// <summary>No arguments at all.</summary>
    public static new RepositoryOptsArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        if (GetType() != typeof(RepositoryOptsArgs))
        {
            base.WriteInputs(inputs);
            return;
        }

        inputs.Add("caFile", CaFile);
        inputs.Add("certFile", CertFile);
        inputs.Add("keyFile", KeyFile);
        inputs.Add("password", _password);
        inputs.Add("repo", Repo);
        inputs.Add("username", Username);
    }
}
