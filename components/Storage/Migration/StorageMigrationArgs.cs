using System.Collections.Immutable;
using Pulumi;

namespace Homelab.Components.Storage;

/// <summary>Settings of <see cref="StorageMigration"/>; all of them are checked before anything is registered.</summary>
public sealed class StorageMigrationArgs : ResourceArgs
{
    /// <summary>Namespaces in which claims may be migrated.</summary>
    /// <value>Names of namespaces, each once; at least one.</value>
    /// <remarks>Taking one away takes the permission away at once; a migration that is under way there stops until it is back.</remarks>
    public required ImmutableArray<string> Namespaces { get; init; }

    /// <summary>The smoke test, whose results a migration then may read.</summary>
    /// <value>Default none; a migration then runs with <c>--no-smoke-test</c> and a reason only.</value>
    public StorageSmokeTest? SmokeTest { get; init; }
}
