using System.Collections.Immutable;
using Homelab.Cluster;
using Homelab.Components.Storage;

namespace Homelab.Stacks.Settings;

/// <summary>The setting <c>homelab:migration</c>; explained in Pulumi.yaml and <see cref="StorageMigrationArgs"/>.</summary>
public sealed record MigrationSettings
{
    /// <summary>Namespaces in which claims may be migrated; none for no account at all.</summary>
    public required ImmutableArray<string> Namespaces { get; init; }

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Fault> Check() => StorageMigrationRules.Check(Namespaces);

    /// <summary>The settings as the component takes them.</summary>
    /// <param name="smokeTest">The smoke test, if the stack has it.</param>
    public StorageMigrationArgs ToArgs(StorageSmokeTest? smokeTest) => new() { Namespaces = Namespaces, SmokeTest = smokeTest };

    /// <summary>The settings; places that could not be read hold defaults, and the section has their faults.</summary>
    /// <param name="section">The section to read.</param>
    internal static MigrationSettings Read(SettingsSection section) => new()
    {
        Namespaces = section.TextList("namespaces", "names of namespaces") ?? [],
    };
}
