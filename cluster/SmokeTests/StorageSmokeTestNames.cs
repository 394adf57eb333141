namespace Homelab.Cluster.SmokeTests;

/// <summary>Names by which the storage smoke test and whoever reads its results find each other.</summary>
public static class StorageSmokeTestNames
{
    /// <summary>The namespace, with nothing else in it.</summary>
    public const string Namespace = "storage-smoke-test";

    /// <summary>The CronJob that a run is made from.</summary>
    public const string CronJob = "storage-smoke-test";

    /// <summary>The ConfigMap that holds the results of the last run.</summary>
    public const string ResultsConfigMap = "storage-smoke-test-results";

    /// <summary>Key of the JSON document in it.</summary>
    public const string ResultsKey = "result.json";

    /// <summary>Key of the metrics in it, in Prometheus' text format.</summary>
    public const string MetricsKey = "metrics.txt";

    /// <summary>Form of the JSON document.</summary>
    public const string Schema = "homelab.storage-smoke-test/1";

    /// <summary>Type token of the component that makes it.</summary>
    public const string ComponentType = "homelab:storage:StorageSmokeTest";
}
