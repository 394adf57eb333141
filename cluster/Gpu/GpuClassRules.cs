using System.Globalization;

namespace Homelab.Cluster;

/// <summary>What must hold between the four classes and those that the cluster has already.</summary>
internal static class GpuClassRules
{
    private static int Lowest => GpuPriorityClass.All.Min(item => item.Value);

    private static int Highest => GpuPriorityClass.All.Max(item => item.Value);

    /// <summary>Every existing class that the four cannot live beside.</summary>
    /// <param name="plan">The plan to check.</param>
    /// <param name="setting">The setting of the plan, for messages.</param>
    public static IEnumerable<Fault> Check(GpuPlan plan, string setting)
    {
        var list = SettingPath.Member(setting, "existingPriorityClasses");
        for (var i = 0; i < plan.ExistingPriorityClasses.Length; i++)
        {
            var existing = plan.ExistingPriorityClasses[i];
            var path = SettingPath.Item(list, i);
            if (GpuPriorityClass.All.Any(item => item.Name == existing.Name))
            {
                yield return new Fault(
                    SettingPath.Member(path, "name"),
                    existing.Name,
                    "a class of this name is made here, and the cluster cannot have two",
                    $"remove it with `kubectl delete priorityclass {existing.Name}`, or import it into the stack, and take it off this list");
            }
            else if (GpuPriorityClass.All.FirstOrDefault(item => item.Value == existing.Value) is { } same)
            {
                yield return new Fault(
                    SettingPath.Member(path, "value"),
                    existing.Value,
                    $"{existing.Name} has the same value as {same}, so its pods could not be told apart from GPU pods",
                    string.Create(CultureInfo.InvariantCulture, $"give {existing.Name} a value below {Lowest}, or remove it"));
            }

            if (existing.GlobalDefault && existing.Value >= Lowest)
            {
                yield return new Fault(
                    SettingPath.Member(path, "globalDefault"),
                    existing.GlobalDefault,
                    string.Create(CultureInfo.InvariantCulture, $"every pod without a class would get {existing.Name} with {existing.Value}, and so rank with or above GPU pods"),
                    string.Create(CultureInfo.InvariantCulture, $"make a class below {Lowest} the default, or none"));
            }
        }
    }

    /// <summary>Existing classes that should be known.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> Warnings(GpuPlan plan)
    {
        foreach (var existing in plan.ExistingPriorityClasses)
        {
            if (existing.Value > Lowest && existing.Value < Highest)
            {
                var below = GpuPriorityClass.All.Where(item => item.Value < existing.Value).MaxBy(item => item.Value)!;
                var above = GpuPriorityClass.All.Where(item => item.Value > existing.Value).MinBy(item => item.Value)!;
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"PriorityClass {existing.Name} ({existing.Value}) lies between {below} and {above}: its pods may evict {below} pods from GPU nodes");
            }

            if (existing.GlobalDefault && existing.Value < Lowest)
            {
                yield return $"PriorityClass {existing.Name} is the cluster's default, so every pod without a class carries its name";
            }
        }
    }
}
