namespace Homelab.Cluster;

/// <summary>What must hold for requests to be met by a plan: alone, and together with all others.</summary>
public static class GpuRequestRules
{
    /// <summary>Every fault of requests that are to run at the same time.</summary>
    /// <param name="plan">The plan that shares the GPUs out.</param>
    /// <param name="requests">The requests, each with the setting that it comes from.</param>
    public static IEnumerable<Fault> Check(GpuPlan plan, IReadOnlyCollection<(string Setting, GpuRequest Request)> requests)
    {
        var single = requests.SelectMany(item => Check(plan, item.Request, item.Setting)).ToArray();
        return single.Length > 0 ? single : CheckSums(plan, requests);
    }

    /// <summary>Every fault of one request.</summary>
    /// <param name="plan">The plan that shares the GPUs out.</param>
    /// <param name="request">The request.</param>
    /// <param name="setting">The setting that it comes from, for messages.</param>
    public static IEnumerable<Fault> Check(GpuPlan plan, GpuRequest request, string setting)
    {
        if (plan.Teams.FirstOrDefault(team => team.Name == request.Team) is not { } team)
        {
            var names = plan.Teams.Select(item => item.Name).ToArray();
            return
            [
                new Fault(
                    SettingPath.Member(setting, "team"),
                    request.Team,
                    "no such team shares the GPUs",
                    NearestName.Of(request.Team, names) is { } nearest ? $"did you mean {nearest}?" : $"write one of {string.Join(", ", names)}"),
            ];
        }

        return ResourceOf(team, request) is { } resource
            ? CheckAmount(plan, team, request, resource, setting)
            : [CheckResource(team, request, setting)];
    }

    /// <summary>The resource that a request is met with: the one it names, or the only one that the team has of its class.</summary>
    /// <param name="team">The team.</param>
    /// <param name="request">The request.</param>
    internal static string? ResourceOf(GpuTeam team, GpuRequest request)
    {
        var resources = ResourcesOf(team, request.Class);
        return request.Resource is { } named ? resources.FirstOrDefault(resource => resource == named)
            : resources.Length == 1 ? resources[0]
            : null;
    }

    private static string[] ResourcesOf(GpuTeam team, GpuPriorityClass priorityClass) =>
        [.. team.Quotas.Where(quota => quota.Class == priorityClass && quota.Units > 0).Select(quota => quota.Resource).Distinct()];

    private static Fault CheckResource(GpuTeam team, GpuRequest request, string setting)
    {
        var resources = ResourcesOf(team, request.Class);
        return resources.Length == 0
            ? new Fault(
                SettingPath.Member(setting, "class"),
                request.Class,
                $"team {team.Name} has no quota of this class",
                team.Quotas.Where(quota => quota.Units > 0).Select(quota => quota.Class).Distinct().ToArray() is [_, ..] classes
                    ? $"write one of {string.Join(", ", classes.OrderByDescending(item => item.Value))}, or give the team units of {request.Class}"
                    : $"give the team units of {request.Class}")
            : new Fault(
                SettingPath.Member(setting, "resource"),
                request.Resource,
                request.Resource is null
                    ? $"team {team.Name} has {request.Class} units of several resources"
                    : $"team {team.Name} has no {request.Class} units of it",
                $"write one of {string.Join(", ", resources)}");
    }

    private static IEnumerable<Fault> CheckAmount(GpuPlan plan, GpuTeam team, GpuRequest request, string resource, string setting)
    {
        var path = SettingPath.Member(setting, "units");
        if (request.Units < 1 || request.Pods < 1)
        {
            yield return new Fault(path, request.Units, "a workload with a GPU has at least one pod with at least one unit", "write 1 or more");
        }
        else if (request.Units > plan.MaxUnitsPerPod)
        {
            yield return new Fault(
                path,
                request.Units,
                $"a pod may ask for {plan.MaxUnitsPerPod} at most (maxUnitsPerPod){(plan.Units.Find(resource) is { Shared: true } ? $", because {resource} is shared" : "")}",
                $"lower it to {plan.MaxUnitsPerPod}");
        }
        else if (request.Units > plan.Units.LargestNode(resource))
        {
            yield return new Fault(path, request.Units, $"no node offers that many {resource}", $"lower it to {plan.Units.LargestNode(resource)}");
        }
        else if (request.Units * request.Pods > team.Units(request.Class, resource))
        {
            yield return new Fault(
                path,
                request.Units * request.Pods,
                $"team {team.Name} may hold {team.Units(request.Class, resource)} {resource} of class {request.Class}",
                "raise the team's quota, or ask for less");
        }

        foreach (var fault in CheckCard(plan, request.Card, resource, SettingPath.Member(setting, "card")))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> CheckCard(GpuPlan plan, GpuCard card, string resource, string setting)
    {
        var vendor = plan.Units.Find(resource)?.Vendor;
        if (vendor is null || card is { MinMemoryMiB: null, Products.IsEmpty: true })
        {
            yield break;
        }

        object asked = card.Products.IsEmpty ? card.MinMemoryMiB! : card.Products;
        if (!plan.FeatureDiscovery)
        {
            yield return new Fault(setting, asked, "without feature discovery no label says which card a node has", "switch featureDiscovery on, or ask for any card");
        }
        else if (vendor.ProductLabel is null)
        {
            yield return new Fault(setting, asked, $"no label tells the cards of {vendor} apart", "ask for any card");
        }
        else if (card.MinMemoryMiB is not null && vendor.MemoryLabel is null)
        {
            yield return new Fault(setting, card.MinMemoryMiB, $"no label of the cards of {vendor} gives their memory as a number", "name the products that will do");
        }
    }

    private static IEnumerable<Fault> CheckSums(GpuPlan plan, IReadOnlyCollection<(string Setting, GpuRequest Request)> requests)
    {
        foreach (var team in plan.Teams)
        {
            var groups = requests
                .Where(item => item.Request.Team == team.Name)
                .GroupBy(item => (item.Request.Class, Resource: ResourceOf(team, item.Request)!));
            foreach (var group in groups)
            {
                var asked = group.Sum(item => item.Request.Units * item.Request.Pods);
                var quota = team.Units(group.Key.Class, group.Key.Resource);
                if (asked > quota)
                {
                    yield return new Fault(
                        SettingPath.Member(group.Last().Setting, "units"),
                        asked,
                        $"{string.Join(" and ", group.Select(item => item.Setting))} together ask for {asked} {group.Key.Resource} of class {group.Key.Class}, and team {team.Name} may hold {quota}",
                        "raise the team's quota, or move one of them to another class");
                }
            }
        }
    }
}
