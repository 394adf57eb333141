using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Homelab.Components;

/// <summary>What a pod and its containers say to pass the restricted level of the Pod Security Standards.</summary>
internal static class RestrictedPod
{
    // Nobody in particular: above 10000 are no users of a node, so that a process that escapes meets nobody's files.
    private const int User = 10001;

    /// <summary>What the pod says.</summary>
    /// <param name="ownsVolumes">True when files of its volumes are to belong to its group.</param>
    public static PodSecurityContextArgs Security(bool ownsVolumes = false)
    {
        var security = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        };
        if (ownsVolumes)
        {
            security.FsGroup = User;
        }

        return security;
    }

    /// <summary>What each container says.</summary>
    /// <param name="readOnlyRootFilesystem">True when it writes nowhere but to its volumes.</param>
    public static SecurityContextArgs ContainerSecurity(bool readOnlyRootFilesystem = true) => new()
    {
        RunAsNonRoot = true,
        AllowPrivilegeEscalation = false,
        ReadOnlyRootFilesystem = readOnlyRootFilesystem,
        Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
    };
}
