using System.Diagnostics.CodeAnalysis;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>Base of the arguments of a <see cref="CustomResource"/>; a derived class adds inputs such as spec.</summary>
public abstract class CustomResourceArgs : ResourceArgs
{
    /// <summary>For derived classes.</summary>
    /// <param name="apiVersion">API version of the object, such as <c>longhorn.io/v1beta2</c>.</param>
    /// <param name="kind">Kind of the object.</param>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(CustomResourceArgs))]
    protected CustomResourceArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Type = $"kubernetes:{apiVersion}:{kind}";
    }

    /// <summary>API version of the object.</summary>
    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    /// <summary>Kind of the object.</summary>
    [Input("kind")]
    public Input<string> Kind { get; }

    /// <summary>Name, namespace, labels and the like.</summary>
    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
