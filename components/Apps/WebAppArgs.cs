using System.Collections.Immutable;
using Homelab.Components.Gpu;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;

namespace Homelab.Components.Apps;

/// <summary>What an app needs of the rest of the stack.</summary>
public abstract class WebAppArgs : ResourceArgs
{
    private protected WebAppArgs()
    {
    }

    /// <summary>Where its volumes come from.</summary>
    public required StorageComponent Storage { get; init; }

    /// <summary>How people reach it.</summary>
    /// <value>Default none: from inside the cluster only, and with <c>kubectl port-forward</c>.</value>
    public WebAppIngress? Ingress { get; init; }

    /// <summary>The team in whose namespace it runs.</summary>
    /// <value>Default that of its GPU; without one a namespace of its own is made.</value>
    public GpuTeamNamespace? Team { get; init; }

    /// <summary>Protects volumes and namespace, so that Pulumi refuses to delete them, and never deletes volumes in the cluster.</summary>
    /// <value>Default true. False is for clusters whose data may go.</value>
    public bool Keep { get; init; } = true;

    /// <summary>Way out of this component: changes the Deployment last of all, before it is registered.</summary>
    public Action<DeploymentArgs>? TransformDeployment { get; init; }

    /// <summary>The app's own settings.</summary>
    internal abstract WebAppOptions Options { get; }

    /// <summary>Its place on the GPUs; null when it has none.</summary>
    internal virtual GpuWorkload? Workload => null;

    /// <summary>Apps that it talks to.</summary>
    internal virtual ImmutableArray<WebApp> Uses => [];

    /// <summary>Variables whose values come from other components.</summary>
    internal virtual ImmutableArray<(string Name, Input<string> Value)> Environment => [];
}
