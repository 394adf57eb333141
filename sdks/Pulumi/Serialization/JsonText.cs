using System.Globalization;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>Writes a tree as JSON text, for inputs that travel as such.</summary>
/// <remarks>Spaced and escaped as protobuf's own JSON is, so that the text equals the one that official programs left in a state.</remarks>
internal static class JsonText
{
    /// <summary>The text; secret when any part of it is, unknown when any part of it is.</summary>
    public static object? Write(object? node)
    {
        if (node is null)
        {
            return null;
        }

        var text = new StringBuilder();
        var isSecret = false;
        if (!TryWrite(text, node, ref isSecret))
        {
            return Constants.UnknownValue;
        }

        return isSecret ? new SecretNode([text.ToString()]) : text.ToString();
    }

    private static bool TryWrite(StringBuilder text, object? node, ref bool isSecret)
    {
        switch (node)
        {
            case null or NullNode:
                text.Append("null");
                return true;
            case string value:
                WriteString(text, value);
                return value != Constants.UnknownValue;
            case bool value:
                text.Append(value ? "true" : "false");
                return true;
            case double value:
                text.Append(value.ToString("r", CultureInfo.InvariantCulture));
                return true;
            case SecretNode secret:
                isSecret = true;
                return TryWrite(text, secret.Cell[0], ref isSecret);
            case OutputNode output:
                isSecret |= output.IsSecret;
                return output.IsKnown && TryWrite(text, output.Cell[0], ref isSecret);
            case object?[] list:
                return TryWriteList(text, list, ref isSecret);
            case PropertyBag bag:
                return TryWriteObject(text, bag, ref isSecret);
            default:
                throw new InvalidOperationException($"{node.GetType()} cannot be part of an input that is sent as JSON");
        }
    }

    private static bool TryWriteList(StringBuilder text, object?[] list, ref bool isSecret)
    {
        text.Append('[');
        for (var i = 0; i < list.Length; i++)
        {
            text.Append(i == 0 ? " " : ", ");
            if (!TryWrite(text, list[i], ref isSecret))
            {
                return false;
            }
        }

        text.Append(" ]");
        return true;
    }

    private static bool TryWriteObject(StringBuilder text, PropertyBag bag, ref bool isSecret)
    {
        text.Append('{');
        var separator = " ";
        for (var i = 0; i < bag.Count; i++)
        {
            if (bag.Values[i] is null)
            {
                continue;
            }

            text.Append(separator);
            separator = ", ";
            WriteString(text, bag.Names[i]);
            text.Append(": ");
            if (!TryWrite(text, bag.Values[i], ref isSecret))
            {
                return false;
            }
        }

        text.Append(" }");
        return true;
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '<' or '>' or '\u2028' or '\u2029' or '\ufeff' or < ' ' or (>= '\u007f' and < '\u00a0') or (>= '\ud800' and <= '\udfff') =>
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
