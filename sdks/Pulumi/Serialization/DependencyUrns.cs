namespace Pulumi.Serialization;

/// <summary>What resources mean as dependencies.</summary>
internal static class DependencyUrns
{
    /// <summary>The URNs to depend on: local components stand for their children.</summary>
    /// <returns>Each once, in ordinal order.</returns>
    public static async ValueTask<IReadOnlyList<string>> ExpandAsync(IEnumerable<Resource> resources)
    {
        var found = new HashSet<Resource>();
        foreach (var resource in resources)
        {
            Add(resource, found, []);
        }

        if (found.Count == 0)
        {
            return [];
        }

        var urns = new HashSet<string>();
        foreach (var resource in found)
        {
            var data = await resource.Urn.GetDataAsync().ConfigureAwait(false);
            if (data.IsKnown)
            {
                urns.Add(data.Value);
            }
        }

        return [.. urns.Order(StringComparer.Ordinal)];
    }

    private static void Add(Resource resource, HashSet<Resource> found, HashSet<Resource> visited)
    {
        if (resource is not ComponentResource || resource.Remote)
        {
            found.Add(resource);
            return;
        }

        if (visited.Add(resource))
        {
            foreach (var child in resource.GetChildren())
            {
                Add(child, found, visited);
            }
        }
    }
}
