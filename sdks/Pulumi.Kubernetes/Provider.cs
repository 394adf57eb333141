using Pulumi.Serialization;

namespace Pulumi.Kubernetes;

/// <summary>A Kubernetes provider: which cluster to work on, and how.</summary>
[KubernetesResourceType("pulumi:providers:kubernetes")]
public partial class Provider : ProviderResource
{
    /// <summary>Declares a provider.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="args">Its settings; without them those of the environment.</param>
    /// <param name="options">Options of the resource.</param>
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes", name, args ?? new ProviderArgs(), PackageDefaults.Merge(options))
    {
    }

    /// <inheritdoc/>
    internal override void BindOutputs(OutputBinder binder)
    {
        if (GetType() != typeof(Provider))
        {
            base.BindOutputs(binder);
        }
    }
}
