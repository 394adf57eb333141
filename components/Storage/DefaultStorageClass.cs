using Homelab.Cluster;
using Pulumi;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace Homelab.Components.Storage;

/// <summary>
/// Says of K3s' own class whether it is the default of the cluster, so that exactly one class is. The backend marks its
/// own class itself. It is the same object whichever backend is chosen: a change of backend changes one annotation.
/// </summary>
/// <remarks>
/// K3s puts its mark back at every start of a server; the next update of the stack takes it off again. For good it is
/// taken off on the servers, see <see cref="LocalStorage"/>.
/// </remarks>
public sealed class DefaultStorageClass : ComponentResource
{
    /// <summary>Marks or unmarks K3s' class; registers nothing where there is none.</summary>
    /// <param name="name">Name of the component; its child's name begins with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the child.</param>
    public DefaultStorageClass(string name, DefaultStorageClassArgs args, ComponentResourceOptions? options = null)
        : base("homelab:storage:DefaultStorageClass", name, options)
    {
        StorageClassName = args.Storage.DefaultClass;
        if (args.LocalStorage != LocalStorage.Disabled)
        {
            LocalPath = CreatePatch(name);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["storageClassName"] = StorageClassName });
    }

    /// <summary>Name of the one class that is the default.</summary>
    public Output<string> StorageClassName { get; }

    /// <summary>The patch of K3s' class; null where there is none.</summary>
    public StorageClassPatch? LocalPath { get; }

    // The value waits for the class that takes over, so that there are two defaults for a moment rather than none.
    private StorageClassPatch CreatePatch(string name) => new(
        $"{name}-local-path",
        new StorageClassPatchArgs
        {
            Metadata = new ObjectMetaPatchArgs
            {
                Name = StorageClassNames.LocalPath,
                Annotations =
                {
                    [StorageClassNames.DefaultAnnotation] = StorageClassName.Apply(chosen => chosen == StorageClassNames.LocalPath ? "true" : "false"),
                    // K3s owns the annotation.
                    [StorageChildren.PatchForce] = "true",
                },
            },
        },
        new CustomResourceOptions { Parent = this });
}
