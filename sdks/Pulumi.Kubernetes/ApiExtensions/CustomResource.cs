using System.Diagnostics.CodeAnalysis;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;
using Pulumi.Serialization;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>An object of a kind that a custom resource definition declares.</summary>
/// <remarks>
/// <para>Derive from <see cref="CustomResourceArgs"/> to give it a spec, and from this class to read spec or status:</para>
/// <code>
/// class RecurringJobArgs : CustomResourceArgs
/// {
///     public RecurringJobArgs() : base("longhorn.io/v1beta2", "RecurringJob") { }
///
///     [Input("spec")]
///     public Input&lt;RecurringJobSpecArgs&gt;? Spec { get; set; }
/// }
/// </code>
/// <para>Unlike the generated kinds it asks for no version of the provider: such objects use the default provider
/// without a version unless the options name a provider or a version.</para>
/// </remarks>
public class CustomResource : KubernetesResource
{
    /// <summary>API version of the object.</summary>
    [Output("apiVersion")]
    public Output<string> ApiVersion { get; private set; } = null!;

    /// <summary>Kind of the object.</summary>
    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    /// <summary>Name, namespace, labels and the like.</summary>
    [Output("metadata")]
    public Output<ObjectMeta> Metadata { get; private set; } = null!;

    /// <summary>Declares an object.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="args">What to declare.</param>
    /// <param name="options">Options of the resource.</param>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(CustomResource))]
    public CustomResource(string name, CustomResourceArgs args, CustomResourceOptions? options = null)
        : base(TypeOf(args), name, args, options)
    {
    }

    private static string TypeOf(CustomResourceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Type;
    }

    /// <inheritdoc/>
    internal override void BindOutputs(OutputBinder binder)
    {
        if (GetType() != typeof(CustomResource))
        {
            base.BindOutputs(binder);
            return;
        }

        ApiVersion = binder.Bind("apiVersion", Converters.String);
        Kind = binder.Bind("kind", Converters.String);
        Metadata = binder.Bind("metadata", ObjectMeta.Converter);
    }
}
