using System.Collections.Immutable;

namespace Homelab.Cluster.Dumps;

/// <summary>The CSI drivers that registered with one node's kubelet; it is called after the node.</summary>
/// <param name="read">The object.</param>
public sealed class CsiNodeObject(KubernetesObject read) : KubernetesObject(read)
{
    /// <summary>Names of the drivers.</summary>
    public ImmutableArray<string> Drivers =>
        [.. Json.Items("spec", "drivers").Select(driver => driver.Text("name")).OfType<string>().Order(StringComparer.Ordinal)];
}
