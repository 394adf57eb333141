using System.Text;

namespace Homelab.Engine.Protocol;

/// <summary>Property names, of which a program sends the same few over and over, kept once each.</summary>
internal static class PropertyNames
{
    private const int LongestKept = 64;
    private const int Slots = 1024;

    // A lost race only means that a name is made anew: each slot is written in one step.
    private static readonly Name?[] Kept = new Name?[Slots];

    /// <summary>The text of a name.</summary>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref Kept[Hash(utf8) % Slots];
        if (slot is { } kept && utf8.SequenceEqual(kept.Utf8))
        {
            return kept.Text;
        }

        var made = new Name(utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        slot = made;
        return made.Text;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (uint)utf8.Length;
        foreach (var character in utf8)
        {
            hash = (hash ^ character) * 16777619;
        }

        return hash ^ (hash >> 15);
    }

    private sealed record Name(byte[] Utf8, string Text);
}
