using Homelab.Cluster;

namespace Homelab.Stacks.Settings;

/// <summary>Namespaces of the stack's own infrastructure whose pods need what the GPU policies forbid.</summary>
internal static class GpuExemptions
{
    /// <summary>The namespaces that the stack's storage lives in.</summary>
    /// <param name="storage">The storage.</param>
    public static IEnumerable<GpuExemption> Of(StorageSettings storage) =>
        storage.Backend.Namespace is { } name
            ? [new GpuExemption(name, $"{storage.Backend} mounts /dev on every node to attach volumes")]
            : [];
}
