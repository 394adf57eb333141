namespace Homelab.Components.Storage;

/// <summary>What holds for OpenEBS when nobody says otherwise, and its limits.</summary>
/// <remarks>Source: chart openebs 4.4.0; OpenEBS documentation 4.4.</remarks>
public static class OpenEbsDefaults
{
    /// <summary>Directory for volumes on each node.</summary>
    public const string BasePath = "/var/openebs/local";

    /// <summary>Copies kept of a replicated volume, if there are that many nodes with a pool.</summary>
    public const int Replicas = 3;

    /// <summary>Most copies that Mayastor keeps of a volume, at one a node.</summary>
    public const int MaxReplicas = 16;

    /// <summary>The label of nodes that run Mayastor's engine.</summary>
    public const string EngineLabel = "openebs.io/engine";
}
