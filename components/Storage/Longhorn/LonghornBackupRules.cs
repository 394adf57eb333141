using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What must hold for backup targets and recurring jobs.</summary>
internal static class LonghornBackupRules
{
    private const string Targets = LonghornRules.Setting + ".backupTargets";
    private const string Jobs = LonghornRules.Setting + ".recurringJobs";

    /// <summary>Every fault of the targets and the jobs.</summary>
    /// <param name="args">The arguments that list them.</param>
    public static IEnumerable<Fault> Check(LonghornStorageArgs args) =>
    [
        .. args.BackupTargets.SelectMany((target, index) => CheckTarget(target, SettingPath.Item(Targets, index))),
        .. CheckNames(Targets, [.. args.BackupTargets.Select(target => target.Name)], longest: 63),
        .. args.RecurringJobs.SelectMany((job, index) => CheckJob(job, SettingPath.Item(Jobs, index), args)),
        .. CheckNames(Jobs, [.. args.RecurringJobs.Select(job => job.Name)], LonghornLimits.MaxJobName),
    ];

    private static IEnumerable<Fault> CheckTarget(LonghornBackupTarget target, string setting)
    {
        if (BackupScheme.Of(target.Url) is not { } scheme)
        {
            yield return new Fault(
                $"{setting}.url", target.Url, "not a place that Longhorn can write to", $"write one of {string.Join(", ", BackupScheme.All.Select(item => item.Form))}");
            yield break;
        }

        foreach (var fault in StorageRules.CheckRange($"{setting}.pollIntervalSeconds", target.PollIntervalSeconds, 0, LonghornLimits.MaxPollIntervalSeconds))
        {
            yield return fault;
        }

        var credentials = $"homelab:longhornBackupCredentials.{target.Name}";
        foreach (var missing in scheme.RequiredKeys.Where(key => !target.Credentials.ContainsKey(key)))
        {
            yield return new Fault($"{credentials}.{missing}", null, $"required for {target.Url}", "set it with `pulumi config set --path --secret`");
        }

        foreach (var unknown in target.Credentials.Keys.Where(key => !scheme.Keys.Contains(key)))
        {
            yield return new Fault(
                $"{credentials}.{unknown}",
                Fault.Secret,
                "Longhorn does not know this key",
                NearestName.Of(unknown, scheme.Keys) is { } nearest ? $"did you mean {nearest}?" : $"write one of {string.Join(", ", scheme.Keys)}");
        }
    }

    private static IEnumerable<Fault> CheckJob(LonghornRecurringJob job, string setting, LonghornStorageArgs args)
    {
        if (CronSchedule.FaultIn(job.Cron) is { } reason)
        {
            yield return new Fault($"{setting}.cron", job.Cron, reason, "write it like 0 3 * * * for every night at three, UTC");
        }

        if (job.Task.Retains)
        {
            foreach (var fault in StorageRules.CheckRange($"{setting}.retain", job.Retain, 1, LonghornLimits.MaxRetain))
            {
                yield return fault;
            }
        }
        else if (job.Retain is not null)
        {
            yield return new Fault($"{setting}.retain", job.Retain, $"{job.Task} keeps nothing", "remove it");
        }

        foreach (var fault in StorageRules.CheckRange($"{setting}.concurrency", job.Concurrency, 1, LonghornLimits.MaxConcurrency))
        {
            yield return fault;
        }

        if (job.Task.NeedsBackupTarget && !args.BackupTargets.Any(target => target.IsDefault))
        {
            yield return new Fault(
                $"{setting}.task", job.Task, $"there is no backup target {LonghornDefaults.BackupTargetName} to write to", $"add one to {Targets}, or choose another task");
        }
    }

    private static IEnumerable<Fault> CheckNames(string list, string[] names, int longest)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var setting = $"{SettingPath.Item(list, i)}.name";
            var reason = names[i].Length > longest || !KubernetesName.IsSubdomain(names[i])
                ? $"not a name: lower case letters, digits, hyphens and dots, at most {longest}"
                : !first.TryAdd(names[i], setting) ? $"the same name is used by {first[names[i]]}"
                : null;
            if (reason is not null)
            {
                yield return new Fault(setting, names[i], reason, "choose another name");
            }
        }
    }
}
