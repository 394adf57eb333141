using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Migration;

/// <summary>What somebody asks for: move a claim to another class.</summary>
public sealed record MigrationRequest
{
    /// <summary>The claim's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The claim's name.</summary>
    public required string Claim { get; init; }

    /// <summary>StorageClass to move to.</summary>
    public required string StorageClass { get; init; }

    /// <summary>Size of the target volume; null for what the claim asks for now.</summary>
    public string? Size { get; init; }

    /// <summary>Bytes that the claim holds, when somebody has measured that; otherwise the migration's first step does.</summary>
    public long? Used { get; init; }

    /// <summary>Which backup of the application exists; null when nobody said.</summary>
    public string? Backup { get; init; }

    /// <summary>Why the CSI smoke test need not have passed; null when it must.</summary>
    public string? NoSmokeTest { get; init; }

    /// <summary>Whether to copy once while the workloads run.</summary>
    public bool WarmCopy { get; init; }

    /// <summary>The mover's image.</summary>
    public string Image { get; init; } = MigrationOptions.DefaultImage;

    /// <summary>Days for which both volumes are kept.</summary>
    public int GraceDays { get; init; } = MigrationOptions.DefaultGraceDays;

    /// <summary>The claim for messages and command lines.</summary>
    public string FullName => $"{Namespace}/{Claim}";

    /// <summary>The record that a migration begins with.</summary>
    /// <param name="observed">The cluster, in which <see cref="MigrationRules.Check"/> finds no fault.</param>
    public MigrationRecord Begin(MigrationObservation observed)
    {
        var names = new MigrationNames(Namespace, Claim);
        var claim = observed.Find(names.Claim)!;
        var size = claim.Json.Text("spec", "resources", "requests", "storage") ?? "";
        var statefulSet = observed.List(ResourceKind.StatefulSets, Namespace).FirstOrDefault(set => ClaimUsers.Template(set, Claim) is not null);
        return new MigrationRecord
        {
            Namespace = Namespace,
            Claim = Claim,
            Original = new ClaimFacts(
                claim.Uid!,
                claim.Json.Text("spec", "storageClassName") ?? "",
                size,
                [.. claim.Json.Texts("spec", "accessModes")],
                claim.Labels,
                ClaimManifests.Kept(claim.Annotations)),
            Source = MigrationMeasure.Facts(observed.Volume(claim.VolumeName()!)!),
            StatefulSet = statefulSet is null
                ? null
                : new StatefulSetFacts(statefulSet.Name, ClaimUsers.Template(statefulSet, Claim)!, StatefulSetManifest.Of(statefulSet)),
            Options = new MigrationOptions
            {
                StorageClass = StorageClass,
                Size = Size ?? size,
                Backup = Backup ?? "",
                SmokeTest = NoSmokeTest is { } reason ? $"waived: {reason}" : MigrationSmokeTest.Judge(this, observed).Passed ?? "",
                WarmCopy = WarmCopy,
                Image = Image,
                GraceDays = GraceDays,
            },
        };
    }
}
