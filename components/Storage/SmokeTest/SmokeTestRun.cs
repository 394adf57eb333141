using Homelab.Cluster.SmokeTests;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Homelab.Components.Storage;

/// <summary>The CronJob whose Jobs are runs of the test: an orchestrator, which makes a Job for every look at a volume.</summary>
/// <param name="args">Arguments of the component.</param>
/// <param name="target">What is known of the backend.</param>
internal sealed class SmokeTestRun(StorageSmokeTestArgs args, SmokeTestTarget target)
{
    // Long enough for the orchestrator to remove what it made and to publish its results after it is told to stop.
    private const int GraceSeconds = 180;

    // Results stay in their ConfigMap; the Job itself need not, and takes with it whatever it could not remove.
    private const int KeepFinishedSeconds = 3600;

    // A CronJob cannot do without a schedule; this one is never followed.
    private const string NeverFollowed = "0 0 1 1 *";

    /// <summary>The class under test.</summary>
    public required StorageClass Class { get; init; }

    /// <summary>The class for the shared volume; null when the backend has none.</summary>
    public StorageClass? SharedClass { get; init; }

    /// <summary>The snapshot class; null when no snapshots can be taken.</summary>
    public Pulumi.Kubernetes.ApiExtensions.CustomResource? SnapshotClass { get; init; }

    /// <summary>The ConfigMap with the scripts.</summary>
    public required string ScriptsConfigMap { get; init; }

    /// <summary>Makes the CronJob.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="child">Options of the child.</param>
    public CronJob CreateCronJob(string name, CustomResourceOptions child) => new(
        $"{name}-cronjob",
        new CronJobArgs
        {
            Metadata = new ObjectMetaArgs { Name = StorageSmokeTestNames.CronJob, Namespace = StorageSmokeTestNames.Namespace },
            Spec = new CronJobSpecArgs
            {
                Schedule = args.Schedule ?? NeverFollowed,
                Suspend = args.Schedule is null,
                ConcurrencyPolicy = "Forbid",
                SuccessfulJobsHistoryLimit = 1,
                FailedJobsHistoryLimit = 1,
                JobTemplate = new JobTemplateSpecArgs
                {
                    Spec = new JobSpecArgs
                    {
                        BackoffLimit = 0,
                        ActiveDeadlineSeconds = args.DeadlineSeconds,
                        TtlSecondsAfterFinished = KeepFinishedSeconds,
                        Template = new PodTemplateSpecArgs
                        {
                            Metadata = new ObjectMetaArgs { Labels = StorageSmokeTest.Labels("orchestrator") },
                            Spec = PodSpec(),
                        },
                    },
                },
            },
        },
        child);

    private PodSpecArgs PodSpec() => new()
    {
        ServiceAccountName = SmokeTestAccess.ServiceAccountName,
        AutomountServiceAccountToken = true,
        EnableServiceLinks = false,
        RestartPolicy = "Never",
        TerminationGracePeriodSeconds = GraceSeconds,
        SecurityContext = RestrictedPod.Security(),
        Containers =
        {
            new ContainerArgs
            {
                Name = "orchestrator",
                Image = args.KubectlImage,
                Command = { "sh", "/scripts/orchestrator.sh" },
                Env = Environment(),
                Resources = StorageSmokeTest.Resources("20m", "64Mi", cpuLimit: "500m", memoryLimit: "256Mi"),
                SecurityContext = RestrictedPod.ContainerSecurity(),
                VolumeMounts =
                {
                    new VolumeMountArgs { Name = "scripts", MountPath = "/scripts", ReadOnly = true },
                    new VolumeMountArgs { Name = "work", MountPath = "/work" },
                },
            },
        },
        Volumes =
        {
            new VolumeArgs { Name = "scripts", ConfigMap = new ConfigMapVolumeSourceArgs { Name = ScriptsConfigMap } },
            new VolumeArgs { Name = "work", EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = "16Mi" } },
        },
    };

    private InputList<EnvVarArgs> Environment()
    {
        var offered = args.Storage.Offer.Find(StorageUse.Replicated)!;
        return
        [
            OfPod("NAMESPACE", "metadata.namespace"),

            // The Job that owns the pod, by the labels that Kubernetes gives the pods of Jobs since 1.27.
            OfPod("RUN", "metadata.labels['batch.kubernetes.io/job-name']"),
            OfPod("RUN_UID", "metadata.labels['batch.kubernetes.io/controller-uid']"),
            Plain("HOME", "/work"),
            Plain("NODES", string.Join(' ', args.Cluster.Nodes.Select(node => node.Name))),
            Plain("IMAGE", args.Image),
            Plain("STORAGE_CLASS", NameOf(Class.Metadata)),
            Plain("SHARED_CLASS", NameOf(SharedClass?.Metadata)),
            Plain("SNAPSHOT_CLASS", NameOf(SnapshotClass?.Metadata)),
            Plain("EXPANSION", offered.Capabilities.Expansion ? "yes" : "no"),
            Plain("DRIVER", Class.Provisioner),
            Plain("SOURCE", target.Source),
            Plain("SHARED_SOURCE", target.SharedSource),
            Plain("CSI_NAMESPACE", target.Namespace ?? ""),
            Plain("CSI_PLUGIN", target.CsiPlugin ?? ""),
            Plain("VOLUME_RESOURCE", target.VolumeResource ?? ""),
            Plain("SCRIPTS_CONFIGMAP", ScriptsConfigMap),
            Plain("RESULTS_CONFIGMAP", StorageSmokeTestNames.ResultsConfigMap),
        ];
    }

    private static Input<string> NameOf(Output<ObjectMeta>? metadata) => metadata is null ? "" : metadata.Apply(found => found.Name);

    private static EnvVarArgs Plain(string name, Input<string> value) => new() { Name = name, Value = value };

    private static EnvVarArgs OfPod(string name, string path) =>
        new() { Name = name, ValueFrom = new EnvVarSourceArgs { FieldRef = new ObjectFieldSelectorArgs { FieldPath = path } } };
}
