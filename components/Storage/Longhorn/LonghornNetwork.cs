using Homelab.Cluster.Charts;

namespace Homelab.Components.Storage;

/// <summary>Which NetworkPolicies Longhorn needs beside those of its chart.</summary>
/// <param name="OpensIscsi">Lets every node reach the instance managers by iSCSI.</param>
/// <param name="OpensMetrics">Lets Prometheus reach the managers.</param>
/// <param name="ClosesUi">Closes the web page to all but the ingress controller.</param>
internal sealed record LonghornNetwork(bool OpensIscsi, bool OpensMetrics, bool ClosesUi)
{
    /// <summary>Port of iSCSI.</summary>
    public const int IscsiPort = 3260;

    /// <summary>Port of the managers: API and metrics.</summary>
    public const int ManagerPort = 9500;

    /// <summary>Port of the web page.</summary>
    public const int UiPort = 8000;

    // The chart's policy for the instance managers has no rule for the nodes' own traffic up to 1.12.1; the fix is marked
    // for 1.12.2 (longhorn/longhorn issue 13802, pull request 13807).
    private static readonly Version FirstThatOpensIscsi = new(1, 12, 2);

    /// <summary>Decides by what the chart closes, at this version.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="chart">The chart.</param>
    public static LonghornNetwork For(LonghornStorageArgs args, Chart chart) => new(
        OpensIscsi: args.RestrictInternalTraffic && Version.Parse(chart.Version) < FirstThatOpensIscsi,
        OpensMetrics: args.RestrictInternalTraffic && args.Metrics is not null,
        ClosesUi: args.Ui is not null);
}
