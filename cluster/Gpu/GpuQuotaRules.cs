using System.Globalization;

namespace Homelab.Cluster;

/// <summary>What must hold for the quotas of all teams together: the promise that no team can be outbid.</summary>
public static class GpuQuotaRules
{
    /// <summary>Every fault of the teams' quotas.</summary>
    /// <param name="plan">The plan that holds the teams.</param>
    /// <param name="setting">The setting of the plan, for messages.</param>
    public static IEnumerable<Fault> Check(GpuPlan plan, string setting)
    {
        var units = plan.Units;
        var teams = SettingPath.Member(setting, "teams");
        return
        [
            .. plan.Teams.SelectMany((team, index) => CheckTeam(team, units, SettingPath.Item(teams, index))),
            .. units.Resources.SelectMany(resource => CheckGuarantee(plan, units, resource, teams)),
        ];
    }

    /// <summary>What should be known although it is no fault.</summary>
    /// <param name="plan">The plan that holds the teams.</param>
    public static IEnumerable<string> Warnings(GpuPlan plan)
    {
        var units = plan.Units;
        foreach (var (team, quota) in plan.Teams.SelectMany(team => team.Quotas.Select(quota => (team, quota))))
        {
            var total = units.Total(quota.Resource);
            if (!quota.Class.Guaranteed && quota.Units > total && total > 0)
            {
                yield return Invariant(
                    $"team {team.Name} may hold {quota.Units} {quota.Resource} of class {quota.Class}, and the cluster has {total}: pods beyond that stay pending");
            }
        }
    }

    /// <summary>The setting of one quota of a team.</summary>
    /// <param name="team">The setting of the team.</param>
    /// <param name="quota">The quota.</param>
    public static string QuotaSetting(string team, GpuQuota quota) =>
        SettingPath.Member(
            SettingPath.Member(SettingPath.Member(team, "quotas"), quota.Class.Name),
            $"requests.{quota.Resource}");

    private static IEnumerable<Fault> CheckTeam(GpuTeam team, GpuUnits units, string setting)
    {
        if (team.Quotas.All(quota => quota.Units <= 0))
        {
            yield return new Fault(
                SettingPath.Member(setting, "quotas"),
                null,
                $"team {team.Name} has no quota, so every GPU pod of it would be refused",
                "give it units of at least one class, or remove the team");
        }

        foreach (var quota in team.Quotas)
        {
            var path = QuotaSetting(setting, quota);
            if (units.Find(quota.Resource) is null)
            {
                var offered = string.Join(", ", units.Resources.Select(resource => resource.QuotaKey));
                yield return new Fault(
                    path,
                    quota.Units,
                    $"no node offers {quota.Resource}",
                    NearestName.Of(quota.Resource, units.Resources.Select(resource => resource.Name)) is { } nearest
                        ? $"did you mean requests.{nearest}?"
                        : $"write one of {offered}");
            }

            if (quota.Units < 0)
            {
                yield return new Fault(path, quota.Units, "a quota is not negative", "write 0 or more");
            }

            if (quota.Units > 0 && quota.Class.Value > team.MaxClass.Value)
            {
                yield return new Fault(
                    path,
                    quota.Units,
                    $"{quota.Class} is above the team's maxClass {team.MaxClass}, so no pod could use it",
                    $"raise maxClass to {quota.Class}, or move the units to {team.MaxClass}");
            }
        }
    }

    private static IEnumerable<Fault> CheckGuarantee(GpuPlan plan, GpuUnits units, GpuResource resource, string setting)
    {
        var total = units.Total(resource.Name);
        var promised = plan.Teams.Sum(team => (long)team.GuaranteedUnits(resource.Name));
        if (promised > total)
        {
            var guaranteed = string.Join(" and ", GpuPriorityClass.All.Where(item => item.Guaranteed));
            var opportunistic = string.Join(" or ", GpuPriorityClass.All.Where(item => !item.Guaranteed));
            yield return new Fault(
                setting,
                plan.Teams.Where(team => team.GuaranteedUnits(resource.Name) > 0).Select(team => Invariant($"{team.Name}: {team.GuaranteedUnits(resource.Name)}")),
                Invariant($"the quotas of {guaranteed} promise {promised} {resource}, and the cluster has {total} ({units.Explain(resource.Name)})"),
                Invariant($"take {promised - total} away, or move them to {opportunistic}, which may be promised more than once"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
