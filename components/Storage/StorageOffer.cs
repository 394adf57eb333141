using System.Collections.Immutable;
using Homelab.Cluster;

namespace Homelab.Components.Storage;

/// <summary>The StorageClasses that a backend offers, decided without Pulumi.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Classes">Its classes; of several for one use, the first one serves it.</param>
/// <param name="DefaultUse">The use whose class is the default of the cluster.</param>
public sealed record StorageOffer(StorageBackend Backend, ImmutableArray<OfferedStorageClass> Classes, StorageUse DefaultUse)
{
    /// <summary>The setting that describes storage.</summary>
    public const string Setting = "homelab:storage";

    /// <summary>The setting that chooses the backend.</summary>
    public const string BackendSetting = Setting + ".backend";

    /// <summary>The setting that chooses the default class.</summary>
    public const string DefaultSetting = Setting + ".default";

    /// <summary>The setting that names the kubelet's directory.</summary>
    public const string KubeletRootSetting = Setting + ".kubeletRootDir";

    /// <summary>The setting that says where snapshots come from.</summary>
    public const string SnapshotsSetting = Setting + ".snapshots";

    /// <summary>How this backend can be brought to serve a use that it does not serve as it is set up.</summary>
    public ImmutableDictionary<StorageUse, string> Remedies { get; init; } = ImmutableDictionary<StorageUse, string>.Empty;

    /// <summary>The class that claims get which name none, or null when <see cref="DefaultUse"/> is not served.</summary>
    public OfferedStorageClass? Default => Find(DefaultUse);

    /// <summary>The class for a use, or null when the backend does not serve it.</summary>
    /// <param name="use">The use.</param>
    /// <remarks>A replicated class serves <see cref="StorageUse.SingleNode"/> where there is no other.</remarks>
    public OfferedStorageClass? Find(StorageUse use) =>
        Classes.FirstOrDefault(item => item.Use == use)
        ?? (use == StorageUse.SingleNode ? Classes.FirstOrDefault(item => item.Use == StorageUse.Replicated) : null);

    /// <summary>Why claims of a use cannot be served; nothing when they can.</summary>
    /// <param name="use">The use.</param>
    /// <param name="needs">What the volumes must be able to do; null for nothing beyond the use.</param>
    public IEnumerable<Fault> Check(StorageUse use, StorageCapabilities? needs = null)
    {
        if (Find(use) is not { } found)
        {
            yield return new Fault(
                BackendSetting, Backend, $"has no StorageClass for {use} use (it offers {Offered()})", Remedies.GetValueOrDefault(use, OtherBackend(use)));
            yield break;
        }

        var missing = found.Capabilities.Missing(needs ?? StorageCapabilities.None);
        if (!missing.IsEmpty)
        {
            yield return new Fault(
                BackendSetting,
                Backend,
                $"volumes of its StorageClass {found.Name} for {use} use lack {string.Join(" and ", missing)}",
                Remedy(found, needs!));
        }
    }

    private string Offered() =>
        Classes.IsEmpty ? "none" : string.Join(", ", Classes.Select(item => item.Use.Name).Distinct());

    private static string OtherBackend(StorageUse use) =>
        $"choose {string.Join(" or ", StorageBackend.All.Where(backend => backend.Uses.Contains(use)))}, or do without";

    // Snapshots that only lack a controller are one setting away.
    private static string Remedy(OfferedStorageClass found, StorageCapabilities needs) =>
        found.Capabilities with { Snapshots = true } is var near && near.Missing(needs).IsEmpty && found.Capabilities.Expansion
            ? $"give the cluster a snapshot controller ({SnapshotsSetting})"
            : "choose a use or a backend whose volumes can do that, or do without";
}
