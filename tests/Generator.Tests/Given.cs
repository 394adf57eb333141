using System.Collections.Immutable;
using k8s.Models;

namespace Homelab.Generator.Tests;

/// <summary>What several tests start from.</summary>
internal static class Given
{
    public static KindList KindList { get; } = KindList.Load();

    public static Documentation Documentation { get; } = Documentation.Load(typeof(V1ConfigMap).Assembly.Location);

    public static ImmutableArray<KubernetesType> Types { get; } = ObjectModels.Read(KindList, Documentation);

    public static KubernetesType Type(string module, string name) =>
        Types.Single(type => type.GroupVersion.Module == module && type.Name == name);

    public static Field Field(string module, string type, string wireName) =>
        Type(module, type).Fields.Single(field => field.WireName == wireName);
}
