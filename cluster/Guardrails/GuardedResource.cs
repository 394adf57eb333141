namespace Homelab.Cluster.Guardrails;

/// <summary>A resource as the program registers it, and where Kubernetes keeps things in it.</summary>
/// <param name="Type">Its type token, for example <c>kubernetes:apps/v1:Deployment</c>.</param>
/// <param name="Name">Its name in the program.</param>
/// <param name="Properties">Its inputs.</param>
public sealed record GuardedResource(string Type, string Name, PropertyNode Properties)
{
    private const string Package = "kubernetes:";
    private const string Patch = "Patch";

    // Groups whose kinds of these names carry pods; other groups may use the same names for something else.
    private static readonly string[] PodGroups = ["core", "apps", "batch"];

    private readonly string[] _token = Type.Split(':', '/');

    /// <summary>The place to look from.</summary>
    public Property Root { get; } = Property.Root(Properties);

    /// <summary>True for an object of Kubernetes.</summary>
    public bool IsObject => Type.StartsWith(Package, StringComparison.Ordinal) && !IsHelm;

    /// <summary>True for what installs a Helm chart; its objects are the chart's business, its values are seen.</summary>
    public bool IsHelm => Type.StartsWith(Package + "helm.sh/", StringComparison.Ordinal);

    /// <summary>True for a patch: it says only what it changes, so that nothing can be missing in it.</summary>
    public bool IsPatch => IsObject && _token[^1].EndsWith(Patch, StringComparison.Ordinal);

    /// <summary>The values that a chart is installed with.</summary>
    public Property Values => Root["values"];

    /// <summary>Where the object keeps pods: itself, or its template.</summary>
    public IEnumerable<Property> PodSpecs => !IsObject || !PodGroups.Contains(_token[1]) ? [] : Kind switch
    {
        "Pod" => [Root["spec"]],
        "PodTemplate" => [Root["template"]["spec"]],
        "CronJob" => [Root["spec"]["jobTemplate"]["spec"]["template"]["spec"]],
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Job" => [Root["spec"]["template"]["spec"]],
        _ => [],
    };

    /// <summary>All containers, also those that run before the others.</summary>
    public IEnumerable<Property> Containers => PodSpecs.SelectMany(ContainersOf);

    private string Kind => IsPatch ? _token[^1][..^Patch.Length] : _token[^1];

    /// <summary>True for an object of that kind in one of Kubernetes' own groups, or a patch of one.</summary>
    /// <param name="group">The group as type tokens have it, for example core.</param>
    /// <param name="kind">The kind.</param>
    public bool Is(string group, string kind) => IsObject && _token[1] == group && Kind == kind;

    /// <summary>The containers of pods.</summary>
    /// <param name="podSpec">What describes the pods.</param>
    public static IEnumerable<Property> ContainersOf(Property podSpec) =>
        podSpec["initContainers"].Items.Concat(podSpec["containers"].Items);

    /// <summary>Type and name.</summary>
    public override string ToString() => $"{Type} {Name}";
}
