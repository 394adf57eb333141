using System.Globalization;

namespace Homelab.Cluster;

/// <summary>Times in text for people.</summary>
public static class TimeText
{
    /// <summary>A time to the second, in UTC, as in 2026-03-01 08:30:00Z.</summary>
    /// <param name="time">The time.</param>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
