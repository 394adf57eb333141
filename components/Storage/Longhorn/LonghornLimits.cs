namespace Homelab.Components.Storage;

/// <summary>Limits of Longhorn's settings, shared by rules, readers of settings and documentation.</summary>
/// <remarks>Source: github.com/longhorn/longhorn, tag v1.12.1, chart/questions.yaml; Longhorn documentation 1.12.1.</remarks>
public static class LonghornLimits
{
    /// <summary>Most copies that Longhorn keeps of a volume.</summary>
    public const int MaxReplicas = 20;

    /// <summary>Most pods of each CSI sidecar.</summary>
    public const int MaxCsiReplicas = 10;

    /// <summary>Most pods of Longhorn's web page.</summary>
    public const int MaxUiReplicas = 10;

    /// <summary>Most percent of a disk that volumes may be promised together.</summary>
    public const int MaxOverProvisioningPercentage = 1000;
}
