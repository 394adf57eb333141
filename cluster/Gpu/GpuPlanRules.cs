namespace Homelab.Cluster;

/// <summary>What must hold for a <see cref="GpuPlan"/> to govern anything.</summary>
public static class GpuPlanRules
{
    // Validating admission policies are on by default from 1.30 (Kubernetes documentation, "Validating Admission Policy").
    private static readonly KubernetesRange Policies = new(30);

    // Where the policies do not look, and where Kubernetes or this project keeps its own pods.
    private static readonly string[] SystemNamespaces =
        ["default", "kube-node-lease", "kube-public", "kube-system", GpuPlan.SystemNamespace];

    /// <summary>Every fault of the plan.</summary>
    /// <param name="plan">The plan to check.</param>
    /// <param name="setting">The setting of the plan, for messages.</param>
    public static IEnumerable<Fault> Check(GpuPlan plan, string setting)
    {
        if (!plan.Vendors.Any())
        {
            return
            [
                new Fault(setting, null, "no node has a GPU, so there is nothing to share out", $"describe the cards in gpu of a node in {ClusterInventory.NodesSetting}, or remove {setting}"),
            ];
        }

        return
        [
            .. CheckVersions(plan),
            .. CheckKubeletRoots(plan),
            .. GpuSharingRules.Check(plan, setting),
            .. CheckUnitsPerPod(plan, setting),
            .. CheckTeams(plan, setting),
            .. CheckExemptions(plan, setting),
            .. GpuQuotaRules.Check(plan, setting),
            .. GpuClassRules.Check(plan, setting),
        ];
    }

    /// <summary>What should be known although it is no fault.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> Warnings(GpuPlan plan) =>
    [
        .. UntaintedNodes(plan).Select(WarnOfMissingTaint),
        .. GpuQuotaRules.Warnings(plan),
        .. GpuClassRules.Warnings(plan),
    ];

    private static IEnumerable<Fault> CheckVersions(GpuPlan plan)
    {
        for (var i = 0; i < plan.Cluster.Nodes.Length; i++)
        {
            var node = plan.Cluster.Nodes[i];
            if (node.Role == NodeRole.Server && !Policies.Contains(node.Version))
            {
                yield return new Fault(
                    ClusterInventory.NodeSetting(i, "version"),
                    node.Version,
                    $"GPU governance stands on validating admission policies, which need Kubernetes {Policies}",
                    $"upgrade {node.Name}");
            }
        }
    }

    // The charts of all vendors, and the pods that Intel's operator makes, mount this directory and take no other.
    private static IEnumerable<Fault> CheckKubeletRoots(GpuPlan plan)
    {
        for (var i = 0; i < plan.Cluster.Nodes.Length; i++)
        {
            var node = plan.Cluster.Nodes[i];
            if (node.Gpu is { } gpu && node.KubeletRoot.Path != KubeletRoot.StandardPath)
            {
                yield return new Fault(
                    ClusterInventory.NodeSetting(i, "kubeletRoot"),
                    node.KubeletRoot.Path,
                    $"chart {gpu.Vendor.DevicePluginCharts[^1]} registers in {KubeletRoot.StandardPath}/device-plugins and nowhere else, so the kubelet of {node.Name} would never see its cards",
                    $"run that node without --kubelet-arg root-dir, or remove its gpu");
            }
        }
    }

    private static IEnumerable<Fault> CheckUnitsPerPod(GpuPlan plan, string setting)
    {
        var path = SettingPath.Member(setting, "maxUnitsPerPod");
        var units = plan.Units;
        if (plan.MaxUnitsPerPod < 1)
        {
            yield return new Fault(path, plan.MaxUnitsPerPod, "no pod could ask for a GPU", "write 1 or more");
        }

        if (plan.MaxUnitsPerPod > 1 && units.Resources.FirstOrDefault(resource => resource.Shared) is { } shared)
        {
            yield return new Fault(
                path,
                plan.MaxUnitsPerPod,
                $"{shared} is shared: two units are two turns on a card, maybe the same one, and no more memory",
                $"set it to 1, or do not share the cards of {shared.Vendor}");
        }

        var largest = units.Resources.Select(resource => units.LargestNode(resource.Name)).DefaultIfEmpty(0).Max();
        if (plan.MaxUnitsPerPod > Math.Max(largest, 1))
        {
            yield return new Fault(
                path,
                plan.MaxUnitsPerPod,
                "a pod runs on one node, and no node offers that many",
                $"lower it to {Math.Max(largest, 1)}");
        }
    }

    private static IEnumerable<Fault> CheckTeams(GpuPlan plan, string setting)
    {
        var teams = SettingPath.Member(setting, "teams");
        if (plan.Teams.IsEmpty)
        {
            yield return new Fault(teams, plan.Teams, "nobody may use the GPUs", "list at least one team");
        }

        foreach (var fault in CheckNames(plan, teams, "name", team => team.Name).Concat(CheckNames(plan, teams, "namespace", team => team.Namespace)))
        {
            yield return fault;
        }

        for (var i = 0; i < plan.Teams.Length; i++)
        {
            var name = plan.Teams[i].Namespace;
            if (SystemNamespaces.Contains(name) || plan.Exemptions.Any(exemption => exemption.Namespace == name))
            {
                yield return new Fault(
                    SettingPath.Member(SettingPath.Item(teams, i), "namespace"),
                    name,
                    "the namespace is kept for the system or exempt from the admission policies, so no rule would hold in it",
                    "give the team a namespace of its own");
            }
        }
    }

    private static IEnumerable<Fault> CheckNames(GpuPlan plan, string teams, string member, Func<GpuTeam, string> nameOf)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < plan.Teams.Length; i++)
        {
            var name = nameOf(plan.Teams[i]);
            var path = SettingPath.Member(SettingPath.Item(teams, i), member);
            if (!KubernetesName.IsLabel(name))
            {
                yield return new Fault(path, name, "not a name of a namespace: lower case letters, digits and hyphens, at most 63", "choose another name");
            }
            else if (!first.TryAdd(name, path))
            {
                yield return new Fault(path, name, $"the same name is used by {first[name]}", "choose another name");
            }
        }
    }

    private static IEnumerable<Fault> CheckExemptions(GpuPlan plan, string setting)
    {
        var list = SettingPath.Member(setting, "exemptions");
        for (var i = 0; i < plan.Exemptions.Length; i++)
        {
            var (name, reason) = plan.Exemptions[i];
            var path = SettingPath.Item(list, i);
            if (!KubernetesName.IsLabel(name))
            {
                yield return new Fault(SettingPath.Member(path, "namespace"), name, "not a name of a namespace: lower case letters, digits and hyphens, at most 63", "write the namespace's name");
            }

            if (string.IsNullOrWhiteSpace(reason))
            {
                yield return new Fault(SettingPath.Member(path, "reason"), reason, "nobody could tell later why no rule holds in this namespace", "say what its pods need");
            }
        }
    }

    /// <summary>Nodes with a GPU that nothing keeps ordinary pods away from.</summary>
    /// <param name="plan">The plan.</param>
    internal static IEnumerable<Node> UntaintedNodes(GpuPlan plan) =>
        plan.Cluster.Nodes.Where(node => node.Gpu is { } gpu && !node.Taints.Any(taint =>
            taint.Key == gpu.Vendor.TaintOf(gpu).Key && taint.Effect != TaintEffect.PreferNoSchedule));

    private static string WarnOfMissingTaint(Node node)
    {
        var taint = node.Gpu!.Vendor.TaintOf(node.Gpu);
        return $"{node.Name} has a GPU and no taint for it, so pods without a GPU fill it up; run `kubectl taint node {node.Name} {taint}` and add {taint} to its taints";
    }
}
