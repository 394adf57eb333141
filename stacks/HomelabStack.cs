using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Components.Guardrails;
using Homelab.Components.Storage;
using Homelab.Stacks.Settings;
using Pulumi;

namespace Homelab.Stacks;

/// <summary>The homelab: reads the stack's settings, composes the components, and hands out what others need to know.</summary>
public sealed class HomelabStack : Stack
{
    /// <summary>Composes the stack that is being evaluated, from its configuration.</summary>
    /// <exception cref="RunException">The configuration is at fault; nothing was registered for it.</exception>
    public HomelabStack()
        : this(SettingsSource.OfDeployment())
    {
    }

    /// <summary>Composes a stack from the given configuration.</summary>
    /// <param name="source">The configuration.</param>
    /// <exception cref="RunException">The configuration is at fault; nothing was registered for it.</exception>
    public HomelabStack(SettingsSource source)
        : this(source, new StackGuardrails(GuardrailExemptions.All))
    {
    }

    private HomelabStack(SettingsSource source, StackGuardrails guardrails)
        : base(guardrails.Options)
    {
        var settings = HomelabSettings.Read(source);
        var controller = CreateSnapshotController(settings);
        var storage = CreateStorage(settings, controller);
        var defaultClass = new DefaultStorageClass(
            "default-storageclass", new DefaultStorageClassArgs { LocalStorage = settings.Cluster.LocalStorage, Storage = storage });

        var smokeTest = settings.SmokeTest.Enabled ? new StorageSmokeTest("smoke-test", settings.SmokeTest.ToArgs(settings.Cluster, storage)) : null;
        var gpu = GpuStack.Create(settings);
        var apps = AppsStack.Create(settings, storage, gpu?.Governance);
        if (!settings.Migration.Namespaces.IsEmpty)
        {
            _ = new StorageMigration("migration", settings.Migration.ToArgs(smokeTest));
        }

        ImmutableArray<string> warnings =
        [
            .. VersionSkew.Warnings(settings.Cluster.Nodes),
            .. storage.Warnings,
            .. gpu?.Governance.Warnings ?? [],
            .. GpuStack.Warnings(settings),
        ];
        foreach (var warning in warnings)
        {
            Log.Warn(warning);
        }

        DefaultStorageClassName = defaultClass.StorageClassName;
        StorageClassNames = Output.All(storage.ClassNames);
        ChartVersions = Output.Create(storage.Charts
            .Concat(controller is null ? [] : [SnapshotController.Chart])
            .Concat(gpu?.Charts ?? [])
            .ToImmutableDictionary(chart => chart.Name, chart => chart.Version));
        AppUrls = apps.Urls;
        Warnings = Output.Create(warnings);
        guardrails.Finish();
    }

    /// <summary>Name of the StorageClass that is the default of the cluster.</summary>
    [Output("defaultStorageClassName")]
    public Output<string> DefaultStorageClassName { get; private set; }

    /// <summary>Names of the StorageClasses that the stack offers to claims.</summary>
    [Output("storageClassNames")]
    public Output<ImmutableArray<string>> StorageClassNames { get; private set; }

    /// <summary>Version of each Helm chart that the stack installs, by the chart's name.</summary>
    [Output("chartVersions")]
    public Output<ImmutableDictionary<string, string>> ChartVersions { get; private set; }

    /// <summary>Addresses by which people reach apps, by the app's name.</summary>
    [Output("appUrls")]
    public Output<ImmutableDictionary<string, string>> AppUrls { get; private set; }

    /// <summary>What should be known although it is no fault, for example nodes of different versions.</summary>
    [Output("warnings")]
    public Output<ImmutableArray<string>> Warnings { get; private set; }

    private static SnapshotController? CreateSnapshotController(HomelabSettings settings) =>
        settings.Storage.Snapshots == SnapshotSource.Install
            ? new SnapshotController("snapshot-controller", new SnapshotControllerArgs { Cluster = settings.Cluster, Keep = settings.Storage.Keep })
            : null;

    private static StorageComponent CreateStorage(HomelabSettings settings, SnapshotController? controller) =>
        settings.Storage.ToArgs(settings.Cluster, settings.StorageSecrets, controller) switch
        {
            LonghornStorageArgs args => new LonghornStorage("longhorn", args),
            LocalPathStorageArgs args => new LocalPathStorage("local-path", args),
            OpenEbsStorageArgs args => new OpenEbsStorage("openebs", args),
            RookCephStorageArgs args => new RookCephStorage("rook-ceph", args),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
}
