using Homelab.Cluster.Dumps;

namespace Homelab.Cli.ClusterSources;

/// <summary>Where the state of a cluster is read from. Reading never changes anything there.</summary>
internal interface IClusterSource
{
    /// <summary>What it is, for people: the names of the files, or the context.</summary>
    string Description { get; }

    /// <summary>Reads the state.</summary>
    /// <param name="query">What to read; files are read whole.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The state, or what is wrong with the texts. A kind that may not be listed is a state of that kind, and no fault.</returns>
    /// <exception cref="Engine.EngineException">A file cannot be opened, or nothing can be read from the cluster at all.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task<DumpReading> ReadAsync(ClusterQuery query, CancellationToken cancel);
}
