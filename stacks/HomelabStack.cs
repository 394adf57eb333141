using System.Collections.Immutable;
using Homelab.Cluster;
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
    {
        var settings = HomelabSettings.Read(source);
        var storage = CreateStorage(settings);

        ImmutableArray<string> warnings = [.. VersionSkew.Warnings(settings.Cluster.Nodes), .. storage.Warnings];
        foreach (var warning in warnings)
        {
            Log.Warn(warning);
        }

        StorageClassNames = Output.All(storage.ClassNames);
        ChartVersions = Output.Create(storage.Charts.ToImmutableDictionary(chart => chart.Name, chart => chart.Version));
        Warnings = Output.Create(warnings);
    }

    /// <summary>Names of the StorageClasses that claims may name; the first one is for claims without a wish of their own.</summary>
    [Output("storageClassNames")]
    public Output<ImmutableArray<string>> StorageClassNames { get; private set; }

    /// <summary>Version of each Helm chart that the stack installs, by the chart's name.</summary>
    [Output("chartVersions")]
    public Output<ImmutableDictionary<string, string>> ChartVersions { get; private set; }

    /// <summary>What should be known although it is no fault, for example nodes of different versions.</summary>
    [Output("warnings")]
    public Output<ImmutableArray<string>> Warnings { get; private set; }

    private static StorageComponent CreateStorage(HomelabSettings settings) =>
        settings.Storage.Backend == StorageBackend.Longhorn
            ? new LonghornStorage("longhorn", settings.Storage.ToArgs(settings.Cluster))
            : new LocalPathStorage("local-path", new LocalPathStorageArgs { Cluster = settings.Cluster });
}
