using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Homelab.Engine.Projects;

/// <summary>What a YAML scalar means to Pulumi: its YAML library resolves plain scalars as YAML 1.2's core schema does,
/// with the octal numbers, underscores and dates of YAML 1.1.</summary>
/// <remarks>Source: https://github.com/go-yaml/yaml/tree/v3 (resolve.go).</remarks>
internal static partial class YamlScalar
{
    private static readonly string[] DateFormats =
    [
        "yyyy-M-dTH:m:s.FFFFFFFK",
        "yyyy-M-d't'H:m:s.FFFFFFFK",
        "yyyy-M-d H:m:s.FFFFFFF",
        "yyyy-M-d",
    ];

    /// <summary>The value: a string, a bool, a <see cref="Int128"/>, a double, or null.</summary>
    public static object? Resolve(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? string.Empty;
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? string.Empty : scalar.Tag.Value;
        return tag == "tag:yaml.org,2002:str" || (tag.Length == 0 && scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
            ? text
            : ResolvePlain(text);
    }

    /// <summary>What kind of value a node is, for messages; never the value itself, which may be secret.</summary>
    public static string KindOf(YamlNode node) => node switch
    {
        YamlMappingNode => "a map",
        YamlSequenceNode => "a list",
        YamlScalarNode scalar => Resolve(scalar) switch
        {
            null => "nothing",
            bool => "true or false",
            string => "a text",
            _ => "a number",
        },
        _ => "an alias",
    };

    private static object? ResolvePlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        _ => ResolveNumberOrDate(text),
    };

    private static object ResolveNumberOrDate(string text)
    {
        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.'))
        {
            return text;
        }

        if (DateStart().IsMatch(text)
            && DateTime.TryParseExact(
                text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date))
        {
            // The text that Go gives to a time.
            return date.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + " +0000 UTC";
        }

        var digits = text.Replace("_", string.Empty, StringComparison.Ordinal);
        if (ParseInteger(digits) is { } integer)
        {
            return integer;
        }

        return Float().IsMatch(digits)
            && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) // else too large for a number
                ? number
                : text;
    }

    private static Int128? ParseInteger(string text)
    {
        var negative = text[0] == '-';
        var digits = text[0] is '+' or '-' ? text[1..] : text;
        var (radix, rest) = digits switch
        {
            ['0', 'x' or 'X', ..] => (16, digits[2..]),
            ['0', 'o' or 'O', ..] => (8, digits[2..]),
            ['0', 'b' or 'B', ..] => (2, digits[2..]),
            ['0', _, ..] => (8, digits[1..]),
            _ => (10, digits),
        };
        if (rest.Length == 0)
        {
            return null;
        }

        Int128 value = 0;
        foreach (var character in rest)
        {
            var digit = char.IsAsciiHexDigit(character) ? Convert.ToInt32(character.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return null;
            }

            value = (value * radix) + digit;
            if (value > ulong.MaxValue)
            {
                return null;
            }
        }

        return negative ? (-value < long.MinValue ? null : -value) : value;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Float();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")]
    private static partial Regex DateStart();
}
