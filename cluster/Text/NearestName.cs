namespace Homelab.Cluster;

/// <summary>Guesses which known name a misspelt one was meant to be.</summary>
public static class NearestName
{
    /// <summary>The known name closest to the given one, or null when none is close.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names that exist.</param>
    /// <remarks>
    /// Close means: equal but for case, or at most half of the letters differ. Among equally close names the first
    /// in ordinal order wins, so that messages do not depend on the order of <paramref name="known"/>.
    /// </remarks>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var best = int.MaxValue;
        foreach (var candidate in known.Order(StringComparer.Ordinal))
        {
            var distance = Distance(Folded(name), Folded(candidate));
            if (distance < best)
            {
                (best, nearest) = (distance, candidate);
            }
        }

        return best <= name.Length / 2 ? nearest : null;
    }

    private static string Folded(string name) => name.ToUpperInvariant();

    // Edit distance in which swapping two neighbours counts as one edit (optimal string alignment).
    private static int Distance(string from, string to)
    {
        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= from.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var change = from[row - 1] == to[column - 1] ? 0 : 1;
                var edits = Math.Min(Math.Min(last[column] + 1, current[column - 1] + 1), last[column - 1] + change);
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                {
                    edits = Math.Min(edits, beforeLast[column - 2] + 1);
                }

                current[column] = edits;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }
}
