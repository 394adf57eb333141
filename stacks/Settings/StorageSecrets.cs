using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Utilities;

namespace Homelab.Stacks.Settings;

/// <summary>The setting <c>homelab:longhornBackupCredentials</c>: credentials by backup target and key.</summary>
/// <param name="Values">The credentials; null when they cannot be decrypted here, and then nothing is known of them.</param>
public sealed record StorageSecrets(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>? Values)
{
    /// <summary>The credentials of a target, each secret.</summary>
    /// <param name="target">Name of the target.</param>
    /// <param name="url">Its URL, which says what it needs.</param>
    public ImmutableSortedDictionary<string, Input<string>> Of(string target, string url)
    {
        var none = ImmutableSortedDictionary<string, Input<string>>.Empty.WithComparers(StringComparer.Ordinal);
        if (Values is null)
        {
            var needed = BackupScheme.Of(url)?.RequiredKeys ?? [];
            return none.AddRange(needed.Select(key => KeyValuePair.Create(key, (Input<string>)Output.CreateSecret(OutputUtilities.CreateUnknown("")))));
        }

        return Values.TryGetValue(target, out var credentials)
            ? none.AddRange(credentials.Select(item => KeyValuePair.Create(item.Key, (Input<string>)Output.CreateSecret(item.Value))))
            : none;
    }

    /// <summary>One fault for each target that has credentials and is not there.</summary>
    /// <param name="storage">The settings that list the targets.</param>
    internal IEnumerable<Fault> Check(StorageSettings storage)
    {
        var targets = (storage.ToArgs(NoCluster, this) as LonghornStorageArgs)?.BackupTargets.Select(target => target.Name).ToArray() ?? [];
        foreach (var name in Values?.Keys.Where(name => !targets.Contains(name)) ?? [])
        {
            yield return new Fault(
                SettingPath.Member($"homelab:{HomelabSettings.BackupCredentialsKey}", name),
                Fault.Secret,
                $"there is no such target in {StorageBackend.Longhorn.Setting}.backupTargets",
                NearestName.Of(name, targets) is { } nearest ? $"did you mean {nearest}?" : "add the target, or remove the credentials");
        }
    }

    private static ClusterInventory NoCluster { get; } = new([], Cni.Flannel);
}
