using System.Collections.Immutable;
using Homelab.Cluster.Policies;
using Homelab.Cluster.SmokeTests;
using Homelab.Components.CustomResources.Snapshots;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Homelab.Components.Storage;

/// <summary>
/// Proves on every node that a volume is mounted where the pod writes, keeps what is written, and follows the pod to
/// another node. It runs on demand, or by a schedule, and leaves nothing behind but its results.
/// </summary>
/// <example>
/// <code>
/// _ = new StorageSmokeTest("smoke-test", new StorageSmokeTestArgs { Cluster = cluster, Storage = storage, Schedule = "0 4 * * 0" });
/// </code>
/// </example>
public sealed class StorageSmokeTest : ComponentResource
{
    private const string ClassName = "smoke-test";
    private const string SharedClassName = "smoke-test-shared";
    private const string ScriptsConfigMap = "storage-smoke-test-scripts";

    /// <summary>Sets the test up.</summary>
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Options; a provider is handed on to the children.</param>
    /// <exception cref="RunException">The arguments contradict each other or the backend; nothing was registered for them.</exception>
    public StorageSmokeTest(string name, StorageSmokeTestArgs args, ComponentResourceOptions? options = null)
        : base(StorageSmokeTestNames.ComponentType, name, options)
    {
        StorageSmokeTestRules.Check(args).ThrowIfAny($"StorageSmokeTest {name}");

        var target = SmokeTestTarget.For(args.Storage.Offer.Backend)!;
        var outside = new CustomResourceOptions { Parent = this, DependsOn = { args.Storage } };
        Namespace = CreateNamespace(name);
        var inside = new CustomResourceOptions { Parent = this, DependsOn = { Namespace, args.Storage } };
        var run = new SmokeTestRun(args, target)
        {
            Class = CreateClass(name, ClassName, StorageUse.Replicated, args.Storage, outside)!,
            SharedClass = CreateClass(name, SharedClassName, StorageUse.SharedWrite, args.Storage, outside),
            SnapshotClass = CreateSnapshotClass(name, args.Storage, target, outside),
            ScriptsConfigMap = ScriptsConfigMap,
        };
        _ = new SmokeTestAccess(name, target, inside);
        SmokeTestNetwork.Create(name, (args.Metrics ?? new StorageMetrics()).PrometheusNamespace, inside);
        CreateConfigMaps(name, inside);
        CronJob = run.CreateCronJob(name, inside);
        SmokeTestMetrics.Create(name, args, inside);
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["namespace"] = StorageSmokeTestNames.Namespace,
            ["resultsConfigMap"] = StorageSmokeTestNames.ResultsConfigMap,
        });
    }

    /// <summary>The namespace of the test, with nothing else in it.</summary>
    public Namespace Namespace { get; }

    /// <summary>What runs are made from: <c>kubectl create job --from=cronjob/storage-smoke-test</c>.</summary>
    public CronJob CronJob { get; }

    /// <summary>Labels of the pods of one part of the test.</summary>
    internal static InputMap<string> Labels(string component) => new()
    {
        ["app.kubernetes.io/name"] = "storage-smoke-test",
        ["app.kubernetes.io/component"] = component,
    };

    /// <summary>What a container gets.</summary>
    internal static ResourceRequirementsArgs Resources(string cpu, string memory, string cpuLimit, string memoryLimit) => new()
    {
        Requests = { ["cpu"] = cpu, ["memory"] = memory },
        Limits = { ["cpu"] = cpuLimit, ["memory"] = memoryLimit },
    };

    private Namespace CreateNamespace(string name) => new(
        $"{name}-namespace",
        new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = StorageSmokeTestNames.Namespace,
                Labels = PodSecurityStandard.Labels(PodSecurityStandard.Restricted),
            },
        },
        new CustomResourceOptions { Parent = this });

    // A class of its own with everything of the tested one but what becomes of volumes: those of the test must go.
    private static StorageClass? CreateClass(
        string name, string className, StorageUse use, StorageComponent storage, CustomResourceOptions child) =>
        storage.ClassResource(use) is not { } tested ? null : new StorageClass(
            $"{name}-storageclass-{className}",
            new StorageClassArgs
            {
                Metadata = new ObjectMetaArgs { Name = className },
                Provisioner = tested.Provisioner,
                Parameters = tested.Parameters,
                AllowVolumeExpansion = storage.Offer.Find(use)!.Capabilities.Expansion,
                VolumeBindingMode = tested.VolumeBindingMode,
                ReclaimPolicy = ReclaimPolicy.Delete.Name,
            },
            child);

    private static CustomResource? CreateSnapshotClass(string name, StorageComponent storage, SmokeTestTarget target, CustomResourceOptions child) =>
        !storage.Offer.Find(StorageUse.Replicated)!.Capabilities.Snapshots ? null : new CustomResource(
            $"{name}-snapshotclass",
            new VolumeSnapshotClassArgs
            {
                Metadata = new ObjectMetaArgs { Name = ClassName },
                Driver = storage.ClassResource(StorageUse.Replicated)!.Provisioner,
                DeletionPolicy = "Delete",
                Parameters = target.SnapshotParameters,
            },
            child);

    private static void CreateConfigMaps(string name, CustomResourceOptions child)
    {
        _ = new ConfigMap(
            $"{name}-configmap-scripts",
            new ConfigMapArgs { Metadata = In(ScriptsConfigMap), Data = SmokeTestScripts.All.ToImmutableDictionary() },
            child);

        // The test writes into it, and that is nobody's business here; it is made so that the test need not be allowed to.
        _ = new ConfigMap(
            $"{name}-configmap-results",
            new ConfigMapArgs { Metadata = In(StorageSmokeTestNames.ResultsConfigMap) },
            CustomResourceOptions.Merge(child, new CustomResourceOptions { IgnoreChanges = { "data" } }));
    }

    private static ObjectMetaArgs In(string objectName) => new() { Name = objectName, Namespace = StorageSmokeTestNames.Namespace };
}
