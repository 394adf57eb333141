using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Conformance.Twins.Existing;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var map = ConfigMap.Get("map", "kube-system/cluster-info");
        var child = Secret.Get("child", Output.Format($"apps/{map.Id}"), new() { Parent = new Group("group") });
        _ = new ConfigMap("imported", new() { Metadata = new ObjectMetaArgs { Name = "imported" } }, new() { ImportId = "apps/imported" });
        _ = new Thing("dependent", new() { ["target"] = child.Id, ["data"] = map.Data, ["name"] = map.Metadata.Apply(metadata => metadata.Name) });
        return new Dictionary<string, object?>();
    }
}
