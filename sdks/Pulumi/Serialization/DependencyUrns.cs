namespace Pulumi.Serialization;

/// <summary>What resources mean as dependencies.</summary>
internal static class DependencyUrns
{
    /// <summary>The resources to depend on: a local component stands for what is in it, a remote one for that and itself.</summary>
    public static IReadOnlyCollection<Resource> Expand(IEnumerable<Resource> resources)
    {
        HashSet<Resource>? found = null;
        HashSet<Resource>? visited = null;
        foreach (var resource in resources)
        {
            Add(resource, found ??= [], ref visited);
        }

        return found ?? (IReadOnlyCollection<Resource>)[];
    }

    /// <summary>The URNs of the resources to depend on, each once.</summary>
    public static async ValueTask<IReadOnlyList<string>> ExpandAsync(IEnumerable<Resource> resources)
    {
        var found = Expand(resources);
        if (found.Count == 0)
        {
            return [];
        }

        var urns = new List<string>(found.Count);
        foreach (var resource in found)
        {
            var data = await resource.Urn.GetDataAsync().ConfigureAwait(false);
            if (data.IsKnown && !urns.Contains(data.Value))
            {
                urns.Add(data.Value);
            }
        }

        return urns;
    }

    private static void Add(Resource resource, HashSet<Resource> found, ref HashSet<Resource>? visited)
    {
        if (resource is not ComponentResource component)
        {
            found.Add(resource);
            return;
        }

        if (component.Remote)
        {
            found.Add(component);
        }

        if ((visited ??= []).Add(component))
        {
            foreach (var child in component.GetChildren())
            {
                Add(child, found, ref visited);
            }
        }
    }
}
