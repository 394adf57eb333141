namespace Homelab.Cluster;

/// <summary>Writes words into commands that people copy into a shell.</summary>
public static class ShellText
{
    /// <summary>The word, between quotation marks when a shell would make something else of it.</summary>
    /// <param name="word">The word, which may come from anywhere.</param>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or ',' or '@')
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
