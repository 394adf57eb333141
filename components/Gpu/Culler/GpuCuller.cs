using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Policies;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Homelab.Components.Gpu;

/// <summary>Scales workloads of the lower classes to zero that hold a GPU and do not use it; at first it only says so.</summary>
/// <example>
/// <code>
/// _ = new GpuCuller("gpu-culler", new GpuCullerArgs { Plan = plan, Governance = gpu, DevicePlugin = pluginArgs });
/// </code>
/// </example>
public sealed class GpuCuller : ComponentResource
{
    // One look takes seconds; whatever hangs is over before the next one.
    private const int DeadlineSeconds = 300;

    // The log can be read for so long after.
    private const int KeepFinishedSeconds = 86_400;

    private const string Folder = "/culler";

    private readonly CustomResourceOptions _child;

    /// <summary>Sets it up.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the cluster; nothing was registered for them.</exception>
    public GpuCuller(string name, GpuCullerArgs args, ComponentResourceOptions? options = null)
        : base("homelab:gpu:GpuCuller", name, options)
    {
        GpuCullerRules.Check(args.Options, args.DevicePlugin).ThrowIfAny($"GpuCuller {name}");

        _child = new CustomResourceOptions { Parent = this };
        Namespace = CreateNamespace(name);
        var space = Namespace.Urn.Apply(_ => GpuCulling.Name);
        _ = NetworkPolicyBaseline.Create(name, space, NetworkRules(args.Options.Prometheus), _child);
        var account = CreateAccount(name, space);
        var access = new GpuCullerAccess(name, args.Options.DryRun, _child);
        var policy = access.CreatePolicy();
        foreach (var team in args.Plan.Teams)
        {
            access.Grant(args.Governance.Teams[team.Name]);
        }

        var files = CreateFiles(name, space, args);
        CronJob = CreateCronJob(name, space, account, files, args.Options, policy);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = space, ["dryRun"] = args.Options.DryRun });
    }

    /// <summary>The namespace of the culler, with nothing else in it.</summary>
    public Namespace Namespace { get; }

    /// <summary>What looks again and again.</summary>
    public CronJob CronJob { get; }

    private Namespace CreateNamespace(string name) => new(
        $"{name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = GpuCulling.Name,
                Labels = PodSecurityStandard.Labels(PodSecurityStandard.Restricted),
            },
        },
        _child);

    private static IEnumerable<(string Name, NetworkPolicySpecArgs Spec)> NetworkRules(GpuCullerPrometheus prometheus) =>
    [
        NetworkPolicyBaseline.AllowApiServer,
        ("allow-prometheus", new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs(),
            PolicyTypes = { "Egress" },
            Egress = new NetworkPolicyEgressRuleArgs
            {
                To = NetworkPolicyBaseline.Pods(prometheus.Namespace, new() { ["app.kubernetes.io/name"] = "prometheus" }),
                Ports = new NetworkPolicyPortArgs { Protocol = "TCP", Port = prometheus.Port },
            },
        }),
    ];

    private ServiceAccount CreateAccount(string name, Output<string> space) => new(
        $"{name}-serviceaccount",
        new ServiceAccountArgs { Metadata = new ObjectMetaArgs { Name = GpuCulling.Name, Namespace = space }, AutomountServiceAccountToken = false },
        _child);

    // Other content gets another name, so that a run never sees half of a change.
    private ConfigMap CreateFiles(string name, Output<string> space, GpuCullerArgs args)
    {
        var files = GpuCullerFiles.For(args.Plan, args.Options);
        return new ConfigMap(
            $"{name}-configmap",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs { Name = GpuCullerFiles.NameOf(files), Namespace = space },
                Immutable = true,
                Data = files.ToImmutableDictionary(),
            },
            _child);
    }

    private CronJob CreateCronJob(string name, Output<string> space, ServiceAccount account, ConfigMap files, GpuCullerOptions options, Resource? policy) => new(
        $"{name}-cronjob",
        new CronJobArgs
        {
            Metadata = new ObjectMetaArgs { Name = GpuCulling.Name, Namespace = space },
            Spec = new CronJobSpecArgs
            {
                Schedule = options.Schedule,
                ConcurrencyPolicy = "Forbid",
                StartingDeadlineSeconds = DeadlineSeconds,
                SuccessfulJobsHistoryLimit = 3,
                FailedJobsHistoryLimit = 3,
                JobTemplate = new JobTemplateSpecArgs
                {
                    Spec = new JobSpecArgs
                    {
                        BackoffLimit = 0,
                        ActiveDeadlineSeconds = DeadlineSeconds,
                        TtlSecondsAfterFinished = KeepFinishedSeconds,
                        Template = new PodTemplateSpecArgs
                        {
                            Metadata = new ObjectMetaArgs { Labels = { ["app.kubernetes.io/name"] = GpuCulling.Name } },
                            Spec = Pod(account, files, options),
                        },
                    },
                },
            },
        },
        CustomResourceOptions.Merge(_child, new CustomResourceOptions { DependsOn = policy is null ? [] : [policy] }));

    private static PodSpecArgs Pod(ServiceAccount account, ConfigMap files, GpuCullerOptions options) => new()
    {
        ServiceAccountName = account.Metadata.Apply(metadata => metadata.Name),
        AutomountServiceAccountToken = true,
        EnableServiceLinks = false,
        RestartPolicy = "Never",
        SecurityContext = RestrictedPod.Security(ownsVolumes: true),
        Containers =
        {
            new ContainerArgs
            {
                Name = "culler",
                Image = options.Image,
                Command = { "python3", "-I", "-B", $"{Folder}/{GpuCullerFiles.Script}", $"{Folder}/{GpuCullerFiles.Config}" },
                Resources = new ResourceRequirementsArgs
                {
                    Requests = { ["cpu"] = "20m", ["memory"] = "32Mi" },
                    Limits = { ["cpu"] = "500m", ["memory"] = "128Mi" },
                },
                SecurityContext = RestrictedPod.ContainerSecurity(),
                VolumeMounts = { new VolumeMountArgs { Name = "files", MountPath = Folder, ReadOnly = true } },
            },
        },
        Volumes =
        {
            new VolumeArgs { Name = "files", ConfigMap = new ConfigMapVolumeSourceArgs { Name = files.Metadata.Apply(metadata => metadata.Name) } },
        },
    };
}
