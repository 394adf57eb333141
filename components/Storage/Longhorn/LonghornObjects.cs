using System.Globalization;
using Homelab.Cluster;
using Homelab.Cluster.Alerts;
using Homelab.Cluster.Charts;
using Homelab.Components.CustomResources.Longhorn;
using Homelab.Components.CustomResources.Monitoring;
using Homelab.Components.CustomResources.Snapshots;
using Homelab.Components.Network;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Homelab.Components.Storage;

/// <summary>The objects around Longhorn's release.</summary>
/// <param name="children">Makes children of the component.</param>
/// <param name="name">Name of the component.</param>
/// <param name="args">Its arguments.</param>
internal sealed class LonghornObjects(StorageChildren children, string name, LonghornStorageArgs args)
{
    /// <summary>The Secrets with the credentials of backup targets; their values are secret all the way.</summary>
    /// <param name="space">Longhorn's namespace.</param>
    public IReadOnlyList<Secret> CreateCredentials(Namespace space) =>
    [
        .. args.BackupTargets.Where(target => !target.Credentials.IsEmpty).Select(target =>
        {
            var data = new InputMap<string>();
            foreach (var (key, value) in target.Credentials)
            {
                data.Add(key, Output.CreateSecret(value.ToOutput()));
            }

            return new Secret(
                $"{name}-backup-{target.Name}",
                new SecretArgs { Metadata = InNamespace(LonghornObjectNames.CredentialSecret(target)), StringData = data },
                children.Plain(space));
        }),
    ];

    /// <summary>Labels and annotations by which Longhorn finds the disks of nodes; it reads them before it has any disk there.</summary>
    public IReadOnlyList<NodePatch> CreateNodes() =>
    [
        .. args.Nodes.Select(node => new NodePatch(
            $"{name}-node-{node.Name}",
            new NodePatchArgs
            {
                Metadata = new ObjectMetaPatchArgs
                {
                    Name = node.Name,
                    Labels = { [LonghornPlan.DiskLabel] = "config" },
                    Annotations = LonghornDiskAnnotations.For(node).SetItem(StorageChildren.PatchForce, "true"),
                },
            },
            children.Plain())),
    ];

    /// <summary>The policies that the chart lacks.</summary>
    /// <param name="network">Which ones.</param>
    /// <param name="space">Longhorn's namespace.</param>
    public void CreateNetworkPolicies(LonghornNetwork network, Namespace space)
    {
        if (network.OpensIscsi)
        {
            // Without "from": a node's own traffic comes from no pod, and network plugins class it in different ways.
            CreatePolicy("iscsi", space, new() { [LonghornNames.ComponentLabel] = LonghornNames.InstanceManager }, new NetworkPolicyIngressRuleArgs
            {
                Ports = { Port(LonghornNetwork.IscsiPort) },
            });
        }

        if (network.OpensMetrics)
        {
            CreatePolicy("metrics", space, new() { ["app"] = LonghornNames.Manager }, new NetworkPolicyIngressRuleArgs
            {
                From = { Pods(args.Metrics!.PrometheusNamespace, "prometheus") },
                Ports = { Port(LonghornNetwork.ManagerPort) },
            });
        }

        if (network.ClosesUi)
        {
            // No rule lets nobody in; kubectl port-forward does not go through the network.
            CreatePolicy("ui", space, new() { ["app"] = LonghornNames.Ui }, args.Ui!.Ingress is null ? [] :
            [
                new NetworkPolicyIngressRuleArgs { From = { Pods("kube-system", "traefik") }, Ports = { Port(LonghornNetwork.UiPort) } },
            ]);
        }
    }

    /// <summary>The backup targets beside the one that the chart sets up.</summary>
    /// <param name="release">Longhorn.</param>
    public void CreateBackupTargets(Resource release)
    {
        foreach (var target in args.BackupTargets.Where(target => !target.IsDefault))
        {
            _ = new CustomResource(
                $"{name}-backuptarget-{target.Name}",
                new BackupTargetArgs
                {
                    Metadata = InNamespace(target.Name),
                    Spec = new BackupTargetSpecArgs
                    {
                        BackupTargetUrl = target.Url,
                        CredentialSecret = target.Credentials.IsEmpty ? "" : LonghornObjectNames.CredentialSecret(target),
                        PollInterval = string.Create(CultureInfo.InvariantCulture, $"{target.PollIntervalSeconds}s"),
                    },
                },
                children.Plain(release));
        }
    }

    /// <summary>The recurring jobs.</summary>
    /// <param name="release">Longhorn.</param>
    public void CreateRecurringJobs(Resource release)
    {
        foreach (var job in args.RecurringJobs)
        {
            _ = new CustomResource(
                $"{name}-recurringjob-{job.Name}",
                new RecurringJobArgs
                {
                    Metadata = InNamespace(job.Name),
                    Spec = new RecurringJobSpecArgs
                    {
                        Name = job.Name,
                        Task = job.Task.Name,
                        Cron = job.Cron,
                        Groups = job.Groups,
                        Retain = job.Task.Retains ? job.Retain ?? LonghornDefaults.Retain : 0,
                        Concurrency = job.Concurrency,
                    },
                },
                children.Plain(release));
        }
    }

    /// <summary>The snapshot classes, when the cluster has a snapshot controller.</summary>
    /// <param name="release">Longhorn.</param>
    public void CreateSnapshotClasses(Resource release)
    {
        if (!args.Snapshots)
        {
            return;
        }

        CreateSnapshotClass(LonghornObjectNames.SnapshotClass, "snap", release);
        if (args.BackupTargets.Any(target => target.IsDefault))
        {
            CreateSnapshotClass(LonghornObjectNames.BackupClass, "bak", release);
        }
    }

    /// <summary>The alerts, when somebody watches.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="release">Longhorn.</param>
    public void CreateAlerts(Chart chart, Resource release)
    {
        if (args.Metrics is not { } metrics)
        {
            return;
        }

        var gaps = args.RecurringJobs.Where(job => job.Task.BacksVolumesUp).Select(job => CronSchedule.LongestGap(job.Cron)).ToArray();
        var metadata = InNamespace("longhorn");
        foreach (var (key, value) in metrics.Labels)
        {
            metadata.Labels.Add(key, value);
        }

        _ = new CustomResource(
            $"{name}-alerts",
            new PrometheusRuleArgs { Metadata = metadata, Spec = PrometheusRules.ToSpec(LonghornAlerts.For(chart.Version, gaps.Max())) },
            children.Plain(release));
    }

    private static ObjectMetaArgs InNamespace(string objectName) => new() { Name = objectName, Namespace = LonghornNames.Namespace };

    private static NetworkPolicyPortArgs Port(int port) => new() { Protocol = "TCP", Port = port };

    private static NetworkPolicyPeerArgs Pods(string space, string app) =>
        NetworkPolicyBaseline.Pods(space, new() { ["app.kubernetes.io/name"] = app });

    private void CreatePolicy(string suffix, Namespace space, Dictionary<string, string> pods, params NetworkPolicyIngressRuleArgs[] ingress) =>
        _ = new NetworkPolicy(
            $"{name}-networkpolicy-{suffix}",
            new NetworkPolicyArgs
            {
                Metadata = InNamespace($"homelab-{suffix}"),
                Spec = new NetworkPolicySpecArgs
                {
                    PodSelector = new LabelSelectorArgs { MatchLabels = pods },
                    PolicyTypes = { "Ingress" },
                    Ingress = ingress,
                },
            },
            children.Plain(space));

    private void CreateSnapshotClass(string className, string type, Resource release) => _ = new CustomResource(
        $"{name}-snapshotclass-{className}",
        new VolumeSnapshotClassArgs
        {
            Metadata = new ObjectMetaArgs { Name = className },
            Driver = LonghornNames.Driver,
            DeletionPolicy = "Delete",
            Parameters = { ["type"] = type },
        },
        children.Plain(release, args.SnapshotController));
}
