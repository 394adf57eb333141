using System.Text;

namespace Homelab.Engine.Launching;

/// <summary>Reads what a program writes, line by line, in bounded memory whatever it is.</summary>
internal static class OutputLines
{
    /// <summary>Characters that are kept of a line; one of just this length was cut.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Reads to the end.</summary>
    /// <param name="reader">The program's output.</param>
    /// <param name="onLine">Told each line, without its end.</param>
    public static async Task ReadAsync(TextReader reader, Action<string> onLine)
    {
        var buffer = new char[8 * 1024];
        var line = new StringBuilder();
        var isAfterReturn = false;
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            var rest = buffer.AsSpan(0, count);
            while (!rest.IsEmpty)
            {
                // The second half of a Windows line end.
                if (isAfterReturn && rest[0] == '\n')
                {
                    rest = rest[1..];
                }

                isAfterReturn = false;
                var end = rest.IndexOfAny('\r', '\n');
                Append(line, end < 0 ? rest : rest[..end]);
                if (end < 0)
                {
                    break;
                }

                isAfterReturn = rest[end] == '\r';
                rest = rest[(end + 1)..];
                onLine(line.ToString());
                line.Clear();
            }
        }

        if (line.Length > 0)
        {
            onLine(line.ToString());
        }
    }

    private static void Append(StringBuilder line, ReadOnlySpan<char> text) =>
        line.Append(text[..Math.Min(text.Length, MaxLength - line.Length)]);
}
