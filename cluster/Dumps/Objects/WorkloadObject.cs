using System.Collections.Immutable;
using System.Text.Json;

namespace Homelab.Cluster.Dumps;

/// <summary>Something that runs pods after a template: a DaemonSet, a Deployment and their like.</summary>
/// <param name="read">The object.</param>
public sealed class WorkloadObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>Images of its containers.</summary>
    public ImmutableArray<string> Images => [.. Containers.Select(container => container.Text("image")).OfType<string>()];

    /// <summary>Arguments of all its containers.</summary>
    public IEnumerable<string> Arguments => Containers.SelectMany(container => container.Texts("args"));

    /// <summary>The taints that its pods tolerate.</summary>
    public ImmutableArray<Toleration> Tolerations => Toleration.Read(Template.Items("tolerations"));

    /// <summary>Pods that should run; null when it is not said.</summary>
    public long? Desired => Json.Number("status", "desiredNumberScheduled") ?? Json.Number("spec", "replicas");

    /// <summary>Pods that are ready; null when it is not said.</summary>
    public long? Ready => Json.Number("status", "numberReady") ?? Json.Number("status", "readyReplicas");

    private JsonElement Template => Json.At("spec", "template", "spec") ?? default;

    private IEnumerable<JsonElement> Containers => Template.Items("containers");

    /// <summary>The node's directories that its volumes show.</summary>
    public IEnumerable<string> HostPaths => Template.Items("volumes").Select(volume => volume.Text("hostPath", "path")).OfType<string>();

    /// <summary>The node's directory that a volume shows; null when there is no such volume.</summary>
    /// <param name="volume">Name of the volume.</param>
    public string? HostPath(string volume) => Template.Items("volumes")
        .FirstOrDefault(item => item.Text("name") == volume) is { ValueKind: JsonValueKind.Object } found ? found.Text("hostPath", "path") : null;

    /// <summary>The value of an environment variable of any container; null when none has it.</summary>
    /// <param name="variable">The variable.</param>
    public string? Environment(string variable) => Containers
        .SelectMany(container => container.Items("env"))
        .Where(entry => entry.Text("name") == variable)
        .Select(entry => entry.Text("value"))
        .FirstOrDefault(value => value is not null);
}
