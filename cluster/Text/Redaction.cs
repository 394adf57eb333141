using System.Text.RegularExpressions;

namespace Homelab.Cluster;

/// <summary>Takes secrets out of texts that were written by somebody else, such as events and logs.</summary>
public static partial class Redaction
{
    /// <summary>The text with passwords, tokens and keys replaced by asterisks.</summary>
    /// <param name="text">The text.</param>
    /// <remarks>
    /// Known are K3s' tokens (<c>K10…::server:…</c>), bearer tokens, user names with passwords in URLs, and values after
    /// words like <c>password=</c>, as the options of a mount have them.
    /// </remarks>
    public static string Of(string text) => Secrets().Replace(text, match => match.Groups["before"].Value + "********");

    [GeneratedRegex(
        """
        (?<before>K10)[0-9a-fA-F]{16,}(::[^\s"',]+)?
        | (?<before>\b[Bb]earer\s+)[\w.~+/=-]+
        | (?<before>://[^\s/:@]+:)[^\s/@]+(?=@)
        | (?<before>[\w-]*(password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key)[\w-]*["'\\]*\s*[=:]\s*["'\\]*)[^\s,;"'\\]+
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Secrets();
}
