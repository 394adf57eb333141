namespace Homelab.Cluster;

/// <summary>What the servers do about K3s' packaged component <c>local-storage</c>, which brings StorageClass <c>local-path</c>.</summary>
/// <remarks>
/// Source: K3s documentation, "Managing Packaged Components". K3s applies the packaged manifest again at every start of a
/// server, so a default annotation that somebody took off local-path comes back (k3s-io/k3s issues 4083 and 11936).
/// </remarks>
public sealed record LocalStorage : IChoice<LocalStorage>
{
    /// <summary>K3s makes the class the default, and does so again at every start of a server.</summary>
    public static readonly LocalStorage Packaged = new("packaged");

    /// <summary>
    /// A file <c>local-storage.yaml.skip</c> lies beside the manifest on every server: K3s leaves class and provisioner as
    /// they are.
    /// </summary>
    public static readonly LocalStorage Skipped = new("skipped");

    /// <summary>Every server runs with <c>--disable=local-storage</c>: there is neither class nor provisioner.</summary>
    public static readonly LocalStorage Disabled = new("disabled");

    private LocalStorage(string name) => Name = name;

    /// <inheritdoc/>
    public static IReadOnlyList<LocalStorage> All { get; } = [Packaged, Skipped, Disabled];

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The choice's name.</summary>
    public override string ToString() => Name;
}
