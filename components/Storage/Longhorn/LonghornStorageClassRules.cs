using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What must hold for the StorageClasses of a plan.</summary>
internal static class LonghornStorageClassRules
{
    private const string Setting = LonghornRules.Setting;

    // Made by Longhorn and by K3s; a second object of the name cannot exist.
    private static readonly Dictionary<string, string> Taken = new(StringComparer.Ordinal)
    {
        ["longhorn"] = "Longhorn",
        ["longhorn-static"] = "Longhorn",
        [StorageClassNames.LocalPath] = "K3s",
    };

    /// <summary>Every fault of the classes, each at the setting that the user wrote: the class's own, or the one it takes over.</summary>
    /// <param name="args">The arguments that list the classes.</param>
    /// <param name="plan">The plan with nothing left open in the classes.</param>
    public static IEnumerable<Fault> Check(LonghornStorageArgs args, LonghornPlan plan)
    {
        const string List = Setting + ".storageClasses";
        if (args.StorageClasses.IsEmpty)
        {
            return [new Fault(List, args.StorageClasses, "claims would have no class to name", "list at least one class, or remove the setting for the default one")];
        }

        var classes = args.StorageClasses.Select((declared, index) =>
            new Class(declared, plan.StorageClasses[index], SettingPath.Item(List, index)));
        return CheckNames(classes).Concat(classes.SelectMany(item => CheckClass(item, plan))).Distinct();
    }

    private static IEnumerable<Fault> CheckNames(IEnumerable<Class> classes)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in classes)
        {
            var (name, path) = (item.Declared.Name, $"{item.Path}.name");
            var reason = !KubernetesName.IsSubdomain(name) ? "not a name of an object: lower case letters, digits, hyphens and dots, at most 253"
                : Taken.TryGetValue(name, out var owner) ? $"{owner} makes a class of that name itself"
                : !first.TryAdd(name, path) ? $"the same name is used by {first[name]}"
                : null;
            if (reason is not null)
            {
                yield return new Fault(path, name, reason, "choose another name");
            }
        }
    }

    private static IEnumerable<Fault> CheckClass(Class item, LonghornPlan plan)
    {
        var replicas = item.Complete.Replicas!.Value;
        var ownReplicas = item.Declared.Replicas is not null;
        if (ownReplicas)
        {
            foreach (var fault in LonghornRules.CheckReplicas($"{item.Path}.replicas", replicas, plan))
            {
                yield return fault;
            }
        }

        if (item.Complete.DataLocality == DataLocality.StrictLocal && replicas != 1)
        {
            yield return new Fault(
                item.Declared.DataLocality is null ? $"{Setting}.dataLocality" : $"{item.Path}.dataLocality",
                item.Complete.DataLocality,
                $"{DataLocality.StrictLocal} keeps exactly one copy, and {(ownReplicas ? item.Path : Setting)}.replicas is {replicas}",
                $"set that to 1, or choose {DataLocality.BestEffort}");
        }
    }

    private sealed record Class(LonghornStorageClass Declared, LonghornStorageClass Complete, string Path);
}
