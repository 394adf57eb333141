using System.Collections;
using System.Globalization;
using System.Text;

namespace Homelab.Cluster;

/// <summary>One thing wrong with what the user wrote: which setting, what it holds, why that cannot be, how to mend it.</summary>
/// <param name="Setting">The user's own key, as Pulumi's <c>config set --path</c> takes it, for example <c>homelab:storage.replicas</c>.</param>
/// <param name="Value">What was found there; null when it is unset.</param>
/// <param name="Reason">Why that cannot be; lower case, no full stop.</param>
/// <param name="Fix">What to do about it; lower case, no full stop.</param>
public sealed record Fault(string Setting, object? Value, string Reason, string Fix)
{
    private const int LongestValue = 120;

    /// <summary>Stands where a secret's value would: the value itself is never printed.</summary>
    public const string Secret = "[secret]";

    /// <summary>The fault on one line: setting, value, reason, fix.</summary>
    public override string ToString() => $"{Visible(Setting)} = {Show(Value)}: {Visible(Reason)}; {Visible(Fix)}";

    /// <summary>All faults of one source, one line each, every line led by the source.</summary>
    /// <param name="source">Where the settings stand, for example <c>Pulumi.prod.yaml</c>.</param>
    /// <param name="faults">The faults, in the order to print them.</param>
    public static string Report(string source, IEnumerable<Fault> faults) =>
        string.Join('\n', faults.Select(fault => $"{source}: {fault}"));

    private static string Show(object? value) => value switch
    {
        null => "unset",
        string text => Shorten(Visible(text)),
        bool flag => flag ? "true" : "false",
        IDictionary map => map.Count == 0 ? "{}" : "{…}",
        IEnumerable list => Shorten("[" + string.Join(", ", list.Cast<object?>().Select(Show)) + "]"),
        IFormattable number => Shorten(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Shorten(Visible(value.ToString() ?? "")),
    };

    private static string Shorten(string text) =>
        text.Length == 0 ? "\"\"" : text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "…");

    // A value may hold anything; a message is one line of printable text.
    private static string Visible(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            visible.Append(c switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return visible.ToString();
    }
}
