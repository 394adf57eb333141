namespace Homelab.Conformance.Tests;

/// <summary>Shows where two texts differ.</summary>
internal static class Difference
{
    private const int Context = 4;

    /// <summary>The lines from the first to the last that differ, with some around them; empty when the texts are the same.</summary>
    public static string Between(string expected, string actual)
    {
        if (expected == actual)
        {
            return string.Empty;
        }

        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        var same = wanted.Zip(found).TakeWhile(lines => lines.First == lines.Second).Count();
        var sameAtEnd = wanted.Skip(same).Reverse().Zip(found.Skip(same).Reverse()).TakeWhile(lines => lines.First == lines.Second).Count();
        IEnumerable<string> lines =
        [
            .. wanted[Math.Max(0, same - Context)..same].Select(line => "  " + line),
            .. wanted[same..^sameAtEnd].Select(line => "- " + line),
            .. found[same..^sameAtEnd].Select(line => "+ " + line),
            .. wanted[^sameAtEnd..].Take(Context).Select(line => "  " + line),
        ];
        return "\n- expected, + found\n" + string.Join('\n', lines) + "\n";
    }
}
