using System.Globalization;

namespace Homelab.Cluster;

/// <summary>Sizes of storage as Kubernetes writes them: <c>20Gi</c>, <c>1500M</c>, <c>1073741824</c>.</summary>
/// <remarks>Suffixes: Kubernetes API reference, "Quantity". Exponents and thousandths are no sizes that anybody asks for.</remarks>
public static class StorageSize
{
    private const long Gibibyte = 1L << 30;

    private static readonly (string Suffix, long Factor)[] Factors =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", Gibibyte), ("Ti", 1L << 40), ("Pi", 1L << 50), ("Ei", 1L << 60),
        ("k", 1_000), ("M", 1_000_000), ("G", 1_000_000_000), ("T", 1_000_000_000_000), ("P", 1_000_000_000_000_000), ("E", 1_000_000_000_000_000_000),
        ("", 1),
    ];

    /// <summary>Reads a size.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The size in bytes, or 0 when the text is no size.</param>
    public static bool TryParse(string? text, out long bytes)
    {
        bytes = 0;
        var (suffix, factor) = Factors.FirstOrDefault(known => text?.EndsWith(known.Suffix, StringComparison.Ordinal) == true);
        if (text is null
            || !decimal.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > long.MaxValue / (decimal)factor)
        {
            return false;
        }

        bytes = (long)(number * factor);
        return true;
    }

    /// <summary>A size for people, with one decimal and the largest unit that fits.</summary>
    /// <param name="bytes">The size in bytes.</param>
    public static string Text(long bytes)
    {
        var (suffix, factor) = Factors[..6].LastOrDefault(known => bytes >= known.Factor);
        return factor == 0 ? bytes.ToString(CultureInfo.InvariantCulture) : ((decimal)bytes / factor).ToString("0.#", CultureInfo.InvariantCulture) + suffix;
    }

    /// <summary>The size in whole gibibytes, rounded up, as a claim would ask for it.</summary>
    /// <param name="bytes">The size in bytes.</param>
    public static string RoundedUp(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(bytes + Gibibyte - 1) / Gibibyte}Gi");
}
