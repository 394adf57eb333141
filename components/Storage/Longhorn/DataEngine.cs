using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>What moves the data of a Longhorn volume.</summary>
public sealed record DataEngine : IChoice<DataEngine>
{
    /// <summary>iSCSI and a file on each disk; Longhorn's default.</summary>
    public static readonly DataEngine V1 = new("v1");

    /// <summary>
    /// SPDK over NVMe/TCP. Needs kernel 6.7, 2 GiB of huge pages, the modules vfio_pci, uio_pci_generic and nvme-tcp, and
    /// one or two processor cores on each node for itself.
    /// </summary>
    public static readonly DataEngine V2 = new("v2");

    private DataEngine(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<DataEngine> All { get; } = [V1, V2];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The engine's name.</summary>
    public override string ToString() => Name;
}
