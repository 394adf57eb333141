using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Homelab.Cluster.Policies;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;
using Chart = Homelab.Cluster.Charts.Chart;

namespace Homelab.Components.Storage;

/// <summary>Makes the children that backends have in common, alike in names, parent and protection.</summary>
/// <param name="owner">The component.</param>
/// <param name="name">Its name, with which the names of the children begin.</param>
/// <param name="keep">Whether data must outlive a mistake.</param>
internal sealed class StorageChildren(Resource owner, string name, bool keep)
{
    /// <summary>
    /// Annotation of a patch that may change what somebody else has set; server-side apply refuses it otherwise
    /// (pulumi-kubernetes documentation, "Server-Side Apply").
    /// </summary>
    public const string PatchForce = "pulumi.com/patchForce";

    // Drivers come up node by node; Helm's five minutes are short for a slow disk.
    private const int InstallSeconds = 900;

    /// <summary>Options of a child that can be made again without loss.</summary>
    /// <param name="after">What it needs beside its inputs.</param>
    public CustomResourceOptions Plain(params Resource?[] after) =>
        new() { Parent = owner, DependsOn = [.. after.OfType<Resource>()] };

    /// <summary>
    /// Options of a child that holds or reaches data. Pulumi refuses to delete it, and even when it is no longer protected
    /// it stays in the cluster.
    /// </summary>
    /// <param name="after">What it needs beside its inputs.</param>
    public CustomResourceOptions Kept(params Resource?[] after) =>
        CustomResourceOptions.Merge(Plain(after), new CustomResourceOptions { Protect = keep, RetainOnDelete = keep });

    /// <summary>
    /// A namespace for a driver: it mounts devices on the host, which only the privileged level admits (Kubernetes
    /// documentation, "Pod Security Standards").
    /// </summary>
    /// <param name="namespaceName">Name of the namespace.</param>
    public Namespace Namespace(string namespaceName) => new(
        $"{name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = namespaceName,
                Labels = PodSecurityStandard.Labels(PodSecurityStandard.Privileged),
            },
        },
        Kept());

    /// <summary>A Helm release, made after its namespace.</summary>
    /// <param name="suffix">What follows the component's name in the child's.</param>
    /// <param name="plan">Chart, values and options.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="namespaceName">Its name.</param>
    /// <param name="versionSetting">The setting that chooses the chart's version, for messages.</param>
    /// <param name="after">What it needs beside its namespace.</param>
    public Release Release(string suffix, ChartPlan plan, Namespace space, string namespaceName, string versionSetting, params Resource?[] after)
    {
        var options = CustomResourceOptions.Merge(plan.Options, Plain(after));
        if (plan.Chart.UpgradesByOneMinor)
        {
            options.Hooks.BeforeUpdate.Add(UpgradeHook($"{name}-{suffix}-upgrade", plan.Chart, versionSetting));
        }

        return new Release(
            $"{name}-{suffix}",
            new ReleaseArgs
            {
                Name = plan.Chart.Name,
                // The URN is known in a preview, the object is not: going through it, the name is plain and still waits
                // for the object.
                Namespace = space.Urn.Apply(_ => namespaceName),
                Chart = plan.Chart.Name,
                Version = plan.Chart.Version,
                RepositoryOpts = new RepositoryOptsArgs { Repo = plan.Chart.Repository },
                Timeout = InstallSeconds,
                Values = plan.Values.ToDictionary(),
            },
            options);
    }

    /// <summary>A StorageClass. It is protected but not retained: a class that changes has to make room for its successor.</summary>
    /// <param name="spec">The class.</param>
    /// <param name="isDefault">Whether it is the default of the cluster.</param>
    /// <param name="after">What it needs.</param>
    public StorageClass Class(StorageClassSpec spec, bool isDefault, params Resource?[] after)
    {
        var metadata = new ObjectMetaArgs { Name = spec.Offered.Name };
        var annotations = isDefault ? spec.Annotations.SetItem(StorageClassNames.DefaultAnnotation, "true") : spec.Annotations;
        if (!annotations.IsEmpty)
        {
            metadata.Annotations = annotations;
        }

        var args = new StorageClassArgs
        {
            Metadata = metadata,
            Provisioner = spec.Provisioner,
            AllowVolumeExpansion = spec.Offered.Capabilities.Expansion,
            ReclaimPolicy = spec.Offered.ReclaimPolicy.Name,
            VolumeBindingMode = spec.VolumeBindingMode,
        };
        if (!spec.Parameters.IsEmpty)
        {
            args.Parameters = spec.Parameters;
        }

        return new StorageClass(
            $"{name}-storageclass-{spec.Offered.Name}", args, CustomResourceOptions.Merge(Plain(after), new CustomResourceOptions { Protect = keep }));
    }

    // The engine hands a hook what the stack recorded when the release was last applied, before anything is changed.
    private static ResourceHook UpgradeHook(string hookName, Chart chart, string versionSetting) => new(
        hookName,
        (args, _) =>
        {
            if (args.OldInputs?.GetValueOrDefault("version") is string installed && ChartUpgrade.Check(chart, installed, versionSetting) is { } fault)
            {
                new[] { fault }.ThrowIfAny(args.Name);
            }

            return Task.CompletedTask;
        },
        new ResourceHookOptions { OnDryRun = true });
}
