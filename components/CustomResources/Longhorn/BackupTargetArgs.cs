using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Homelab.Components.CustomResources.Longhorn;

/// <summary>A place for backups of volumes: <c>longhorn.io/v1beta2</c> BackupTarget.</summary>
/// <remarks>Source: github.com/longhorn/longhorn-manager, tag v1.12.1, k8s/pkg/apis/longhorn/v1beta2/backuptarget.go.</remarks>
public sealed class BackupTargetArgs : CustomResourceArgs
{
    /// <summary>Starts the arguments of a BackupTarget.</summary>
    public BackupTargetArgs()
        : base("longhorn.io/v1beta2", "BackupTarget")
    {
    }

    /// <summary>Where the place is, and how to get in.</summary>
    [Input("spec", required: true)]
    public Input<BackupTargetSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Spec of a BackupTarget.</summary>
public sealed class BackupTargetSpecArgs : ResourceArgs
{
    /// <summary>URL: <c>s3://bucket@region/</c>, <c>nfs://host:/path</c>, <c>cifs://host/share</c> or <c>azblob://container@region/</c>.</summary>
    [Input("backupTargetURL", required: true)]
    public Input<string> BackupTargetUrl { get; set; } = null!;

    /// <summary>Secret in Longhorn's namespace that holds the credentials; empty for none.</summary>
    [Input("credentialSecret")]
    public Input<string>? CredentialSecret { get; set; }

    /// <summary>How often Longhorn looks for backups made elsewhere, as a duration such as <c>300s</c>.</summary>
    [Input("pollInterval")]
    public Input<string>? PollInterval { get; set; }
}
