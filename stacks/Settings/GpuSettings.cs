using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Cluster.Charts;
using Homelab.Cluster.Policies;
using Homelab.Components.Gpu;

namespace Homelab.Stacks.Settings;

/// <summary>The setting <c>homelab:gpu</c>; its members are explained in Pulumi.yaml, <see cref="GpuPlan"/> and the components' arguments.</summary>
public sealed record GpuSettings
{
    /// <summary>What counts.</summary>
    public required GpuEngine Engine { get; init; }

    /// <summary>Who may use GPUs.</summary>
    public required ImmutableArray<GpuTeam> Teams { get; init; }

    /// <summary>How cards are given to several containers.</summary>
    public required ImmutableArray<GpuSharing> Sharing { get; init; }

    /// <summary>How cards that are cut into MIG instances are offered.</summary>
    public required MigStrategy MigStrategy { get; init; }

    /// <summary>Most units that one pod may ask for.</summary>
    public required int MaxUnitsPerPod { get; init; }

    /// <summary>Labels nodes with product and memory of their cards.</summary>
    public required bool FeatureDiscovery { get; init; }

    /// <summary>What becomes of objects that break a rule.</summary>
    public required ImmutableArray<ValidationAction> ValidationActions { get; init; }

    /// <summary>Who may use the highest class.</summary>
    public required ImmutableArray<RbacSubject> CriticalUsers { get; init; }

    /// <summary>Namespaces in which the policies do not look.</summary>
    public required ImmutableArray<GpuExemption> Exemptions { get; init; }

    /// <summary>PriorityClasses that the cluster has already.</summary>
    public required ImmutableArray<ExistingPriorityClass> ExistingPriorityClasses { get; init; }

    /// <summary>Further rules for pods.</summary>
    public required ImmutableArray<Validation> Rules { get; init; }

    /// <summary>Adds placement to pods that lack it; null to go by the version of Kubernetes.</summary>
    public bool? MutatingPolicy { get; init; }

    /// <summary>How NVIDIA's plugin hands cards to the container runtime.</summary>
    public required DeviceListStrategy DeviceListStrategy { get; init; }

    /// <summary>Installs NVIDIA's exporter of card metrics.</summary>
    public required bool Metrics { get; init; }

    /// <summary>True when ServiceMonitor and PrometheusRule exist.</summary>
    public required bool PrometheusOperator { get; init; }

    /// <summary>Labels by which Prometheus finds monitors and rules.</summary>
    public required ImmutableSortedDictionary<string, string> MonitorLabels { get; init; }

    /// <summary>True when cert-manager runs.</summary>
    public required bool CertManager { get; init; }

    /// <summary>Protects the teams' namespaces.</summary>
    public required bool Keep { get; init; }

    /// <summary>What scales idle workloads to zero; null for nothing.</summary>
    public GpuCullerOptions? Culler { get; init; }

    /// <summary>Further values of the charts, by the chart's name.</summary>
    public required ImmutableSortedDictionary<string, IReadOnlyDictionary<string, object?>> Values { get; init; }

    /// <summary>Everything that is wrong with them on a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="exemptions">Namespaces of the stack's own infrastructure.</param>
    public IEnumerable<Fault> Check(ClusterInventory cluster, IEnumerable<GpuExemption> exemptions)
    {
        var plan = ToPlan(cluster, exemptions);
        var faults = GpuGovernanceRules.Check(ToGovernanceArgs(plan));
        if (!plan.Vendors.Any())
        {
            return faults;
        }

        var plugin = ToPluginArgs(plan);
        return [.. faults, .. GpuDevicePluginRules.Check(plugin), .. Culler is null ? [] : GpuCullerRules.Check(Culler, plugin)];
    }

    /// <summary>How the cards of a cluster are shared out.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="exemptions">Namespaces of the stack's own infrastructure.</param>
    public GpuPlan ToPlan(ClusterInventory cluster, IEnumerable<GpuExemption> exemptions) => new(cluster, Teams)
    {
        Engine = Engine,
        Sharing = Sharing,
        MigStrategy = MigStrategy,
        MaxUnitsPerPod = MaxUnitsPerPod,
        FeatureDiscovery = FeatureDiscovery,
        ExistingPriorityClasses = ExistingPriorityClasses,
        Exemptions = [.. Exemptions, .. exemptions],
    };

    /// <summary>The settings as the governance takes them.</summary>
    /// <param name="plan">The plan.</param>
    public GpuGovernanceArgs ToGovernanceArgs(GpuPlan plan) => new()
    {
        Plan = plan,
        ValidationActions = ValidationActions,
        CriticalUsers = CriticalUsers,
        Rules = Rules,
        MutatingPolicy = MutatingPolicy,
        Keep = Keep,
        KueueValues = Values.GetValueOrDefault(ChartCatalogue.Kueue.Name, ImmutableDictionary<string, object?>.Empty),
    };

    /// <summary>The settings as the device plugins take them.</summary>
    /// <param name="plan">The plan.</param>
    public GpuDevicePluginArgs ToPluginArgs(GpuPlan plan) => new()
    {
        Plan = plan,
        DeviceListStrategy = DeviceListStrategy,
        Metrics = Metrics,
        PrometheusOperator = PrometheusOperator,
        MonitorLabels = MonitorLabels,
        CertManager = CertManager,
        Values = Values.Remove(ChartCatalogue.Kueue.Name),
    };

    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    internal static GpuSettings Read(SettingsSection section) => new()
    {
        Engine = section.Choice<GpuEngine>("engine") ?? GpuEngine.Quota,
        Teams = section.RequiredList("teams", "a list of teams", GpuTeamSettings.Read),
        Sharing = section.List("sharing", "a list, an item a vendor", ReadSharing) ?? [],
        MigStrategy = section.Choice<MigStrategy>("migStrategy") ?? MigStrategy.None,
        MaxUnitsPerPod = section.Integer("maxUnitsPerPod", 1, GpuPlan.HighestMaxUnitsPerPod) ?? 1,
        FeatureDiscovery = section.Flag("featureDiscovery") ?? true,
        ValidationActions = section.ChoiceList<ValidationAction>("validationActions") ?? GpuDefaults.ValidationActions,
        CriticalUsers = section.ParsedList<RbacSubject>("criticalUsers", RbacSubject.Form, RbacSubject.TryParse),
        Exemptions = section.List("exemptions", "a list of namespaces", ReadExemption) ?? [],
        ExistingPriorityClasses = section.List("existingPriorityClasses", "a list of classes", ReadExistingClass) ?? [],
        Rules = section.List("rules", "a list of rules", ReadRule) ?? [],
        MutatingPolicy = section.Flag("mutatingPolicy"),
        DeviceListStrategy = section.Choice<DeviceListStrategy>("deviceListStrategy") ?? DeviceListStrategy.EnvironmentVariable,
        Metrics = section.Flag("metrics") ?? true,
        PrometheusOperator = section.Flag("prometheusOperator") ?? false,
        MonitorLabels = section.TextMap("monitorLabels", "labels"),
        CertManager = section.Flag("certManager") ?? false,
        Keep = section.Flag("keep") ?? true,
        Culler = section.Map("culler", "when it looks, or {}", ReadCuller),
        Values = section.Trees("values", "chart values by the chart's name"),
    };

    private static GpuSharing ReadSharing(SettingsSection section) => new(
        section.RequiredChoice<GpuVendor>("vendor") ?? GpuVendor.Nvidia,
        section.RequiredChoice<GpuSharingStrategy>("strategy") ?? GpuSharingStrategy.TimeSlicing,
        section.RequiredInteger("replicas", GpuSharing.MinReplicas, GpuSharing.MaxReplicas) ?? GpuSharing.MinReplicas);

    private static GpuCullerOptions ReadCuller(SettingsSection section)
    {
        var defaults = new GpuCullerOptions();
        return new GpuCullerOptions
        {
            DryRun = section.Flag("dryRun") ?? defaults.DryRun,
            Schedule = section.Text("schedule", "times as cron has them, such as */10 * * * *") ?? defaults.Schedule,
            IdleMinutes = section.Integer("idleMinutes", GpuCullerOptions.LeastIdleMinutes, GpuCullerOptions.MostIdleMinutes) ?? defaults.IdleMinutes,
            Image = section.Text("image", "an image with a tag") ?? defaults.Image,
            Prometheus = section.Map("prometheus", "namespace and service", ReadPrometheus) ?? defaults.Prometheus,
        };
    }

    private static GpuCullerPrometheus ReadPrometheus(SettingsSection section)
    {
        var defaults = new GpuCullerPrometheus();
        return new GpuCullerPrometheus
        {
            Namespace = section.Text("namespace", "a namespace") ?? defaults.Namespace,
            Service = section.Text("service", "the name of a service") ?? defaults.Service,
            Port = section.Integer("port", 1, 65_535) ?? defaults.Port,
        };
    }

    private static GpuExemption ReadExemption(SettingsSection section) => new(
        section.RequiredText("namespace", "the name of a namespace") ?? "",
        section.RequiredText("reason", "what the pods in it need") ?? "");

    private static ExistingPriorityClass ReadExistingClass(SettingsSection section) => new(
        section.RequiredText("name", "a name as `kubectl get priorityclass` prints it") ?? "",
        section.RequiredInteger("value", int.MinValue, int.MaxValue) ?? 0,
        section.Flag("globalDefault") ?? false);

    private static Validation ReadRule(SettingsSection section) =>
        new(section.RequiredText("expression", "a CEL expression that is true of pods that may pass") ?? "true")
        {
            Message = section.RequiredText("message", "what the user reads whose pod is refused") ?? "",
        };
}
