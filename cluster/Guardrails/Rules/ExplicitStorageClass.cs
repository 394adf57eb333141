namespace Homelab.Cluster.Guardrails.Rules;

/// <summary>A volume lies where somebody decided that it should.</summary>
internal static class ExplicitStorageClass
{
    private static readonly string[] Named = ["storageClass", "storageClassName", "existingClaim"];

    public static ResourceGuardrail Rule { get; } = new("storage-class", Check)
    {
        Asks = "every claim names its StorageClass, also in templates of claims and in a chart's values",
        Why = "a claim without one gets the default of the day, and moving data to another class later means copying it",
        Source = "Kubernetes, Persistent Volumes, section Class",
    };

    private static IEnumerable<Fault> Check(GuardedResource resource)
    {
        if (resource.IsPatch)
        {
            return [];
        }

        var claims = resource.Is("core", "PersistentVolumeClaim") ? [resource.Root["spec"]] : Templates(resource.Root);
        var names = claims.Select(spec => spec["storageClassName"]).Where(name => name.IsMissing);
        return names.Concat(resource.IsHelm ? Persistence(resource.Values) : [])
            .Select(name => name.ToFault("the claim would get the default class of the day", "name the class, for example from the outputs of the storage component"));
    }

    // Wherever they are: in a StatefulSet, in an ephemeral volume, in an operator's resource, in a chart's values.
    private static IEnumerable<Property> Templates(Property root) =>
        from item in root.Walk()
        where item.Key is "volumeClaimTemplate" or "volumeClaimTemplates" && item.Value["spec"].IsMap
        select item.Value["spec"];

    // What charts have in common: persistence.enabled with storageClass, or an existing claim.
    private static IEnumerable<Property> Persistence(Property values) =>
        from outer in values.Walk()
        where outer.Key == "persistence" && outer.Value.IsMap
        from item in outer.Value.Walk()
        let map = item.Value
        where map["enabled"].IsTrue && Named.All(key => map[key].IsMissing)
        select map["storageClass"];
}
