using System.Globalization;

namespace Homelab.Cluster.Charts;

/// <summary>Whether a chart may take the place of the version that a cluster runs.</summary>
public static class ChartUpgrade
{
    /// <summary>Why a release must not go from one version to another; null when it may.</summary>
    /// <param name="chart">The chart as it shall be.</param>
    /// <param name="installed">The version that the stack recorded when it was last applied.</param>
    /// <param name="setting">The setting that chooses the version, for messages.</param>
    public static Fault? Check(Chart chart, string installed, string setting)
    {
        if (!chart.UpgradesByOneMinor || Read(installed) is not { } from || Read(chart.Version) is not { } to || from == to)
        {
            return null;
        }

        if (to < from)
        {
            return new Fault(
                setting,
                chart.Version,
                $"{chart.Name} {installed} is installed, and {chart.Name} does not support going back",
                string.Create(CultureInfo.InvariantCulture, $"stay at {installed}, or restore the volumes from a backup into a new cluster"));
        }

        return to.Major == from.Major && to.Minor - from.Minor <= 1
            ? null
            : new Fault(
                setting,
                chart.Version,
                $"{chart.Name} {installed} is installed, and {chart.Name} is upgraded one minor version at a time",
                string.Create(CultureInfo.InvariantCulture, $"go to {from.Major}.{from.Minor + 1} first"));
    }

    // major.minor.patch, with or without a leading v; what follows a hyphen or a plus sign does not count here.
    private static Version? Read(string text) =>
        Version.TryParse(text.TrimStart('v').Split('-', '+')[0], out var version) ? version : null;
}
