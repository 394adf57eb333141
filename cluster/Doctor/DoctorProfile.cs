using System.Collections.Immutable;
using Homelab.Cluster.Doctor.Storage;
using Homelab.Cluster.Dumps;

namespace Homelab.Cluster.Doctor;

/// <summary>A group of checks on one concern of a cluster.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Query">What its checks look at.</param>
/// <param name="Examine">Runs the checks.</param>
public sealed record DoctorProfile(string Name, ClusterQuery Query, Func<ClusterDump, DoctorReport> Examine)
{
    /// <summary>Whether volumes mount where they should, and what is wrong when they do not.</summary>
    public static DoctorProfile Storage { get; } = new(StorageDoctor.Profile, StorageDoctor.Query, StorageDoctor.Examine);

    /// <summary>Every profile.</summary>
    public static ImmutableArray<DoctorProfile> All { get; } = [Storage];
}
