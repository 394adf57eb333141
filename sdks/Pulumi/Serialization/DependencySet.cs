namespace Pulumi.Serialization;

/// <summary>The resources that a value was found to depend on; made only when there are any.</summary>
internal sealed class DependencySet
{
    private HashSet<Resource>? _resources;

    public bool IsEmpty => _resources is null;

    public IEnumerable<Resource> Resources => _resources ?? (IEnumerable<Resource>)[];

    public void Add(Resource resource) => (_resources ??= []).Add(resource);

    public void AddRange(DependencySet other) => AddRange(other._resources ?? (IReadOnlyCollection<Resource>)[]);

    public void AddRange(IReadOnlyCollection<Resource> resources)
    {
        if (resources.Count > 0)
        {
            (_resources ??= []).UnionWith(resources);
        }
    }
}
