using System.Globalization;
using Homelab.Engine.Protocol;

namespace Homelab.Cli.Display;

/// <summary>Writes property values for people: names aligned, four blanks of indentation, secrets masked.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="style">The colour of every line.</param>
internal sealed class PropertyText(StyledWriter writer, Style style)
{
    private const int IndentationWidth = 4;

    /// <summary>Writes a map's properties, one below the other; internal ones, which begin with two underscores, are hidden.</summary>
    public void Write(PropertyMap map, int indent)
    {
        var shown = map.Where(entry => !entry.Key.StartsWith("__", StringComparison.Ordinal))
            .Select(entry => (Name: SafeText.OfName(entry.Key), entry.Value))
            .ToArray();
        var width = shown.Length == 0 ? 0 : shown.Max(entry => TextWidth.Of(entry.Name));
        foreach (var (name, value) in shown)
        {
            Title(name + new string(' ', width - TextWidth.Of(name)), indent);
            Value(value, indent);
            writer.WriteLine();
        }
    }

    private void Title(string title, int indent)
    {
        writer.Pad(indent * IndentationWidth);
        writer.Write(title + ": ", style);
    }

    private void Value(PropertyValue value, int indent)
    {
        switch (value)
        {
            case ObjectValue { Properties.Count: > 0 } nested:
                Braces("{", "}", indent, () => Write(nested.Properties, indent + 1));
                break;
            case ArrayValue { Items.IsEmpty: false } list:
                Braces("[", "]", indent, () => Items(list, indent + 1));
                break;
            case OutputValue { Secret: false, Value: { } known }:
                Value(known, indent);
                break;
            case StringValue text when EmbeddedJson.TryRead(text.Value, out var embedded):
                writer.Write("(json) ", style);
                Value(embedded, indent);
                break;
            case ResourceReferenceValue reference:
                Braces("{", "}", indent, () => Write(
                    PropertyMap.Create(
                        ("URN", new StringValue(reference.Urn)),
                        ("ID", reference.Id ?? PropertyValue.Null),
                        ("PackageVersion", new StringValue(reference.PackageVersion))),
                    indent + 1));
                break;
            case AssetValue { Text: { } text } asset:
                Braces($"asset(text:{ShortHash(asset.Hash)}) {{", "}", indent, () => TextLines(text, indent + 1));
                break;
            case ArchiveValue { Assets: { Count: > 0 } assets } archive:
                Braces($"archive(assets:{ShortHash(archive.Hash)}) {{", "}", indent, () => Write(assets, indent + 1));
                break;
            default:
                writer.Write(OnOneLine(value), style);
                break;
        }
    }

    private void Braces(string open, string close, int indent, Action contents)
    {
        writer.WriteLine(open, style);
        contents();
        writer.Pad(indent * IndentationWidth);
        writer.Write(close, style);
    }

    private void Items(ArrayValue list, int indent)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            Title(string.Create(CultureInfo.InvariantCulture, $"[{i}]"), indent);
            Value(list.Items[i], indent);
            writer.WriteLine();
        }
    }

    private void TextLines(string text, int indent)
    {
        foreach (var line in SafeText.Lines(text))
        {
            writer.Pad(indent * IndentationWidth);
            writer.WriteLine(line, style);
        }
    }

    private static string OnOneLine(PropertyValue value) => value switch
    {
        NullValue => "<null>",
        BoolValue boolean => boolean.Value ? "true" : "false",
        NumberValue number => Number(number.Value),
        StringValue text => SafeText.Quoted(text.Value),
        SecretValue or OutputValue { Secret: true } => "[secret]",
        UnknownValue or OutputValue => "[unknown]",
        ArrayValue => "[]",
        ObjectValue => "{}",
        AssetValue { Path: { } path } asset => $"asset(file:{ShortHash(asset.Hash)}) {{ {SafeText.OfName(path)} }}",
        AssetValue { Uri: { } uri } asset => $"asset(uri:{ShortHash(asset.Hash)}) {{ {SafeText.OfName(uri)} }}",
        ArchiveValue { Path: { } path } archive => $"archive(file:{ShortHash(archive.Hash)}) {{ {SafeText.OfName(path)} }}",
        ArchiveValue { Uri: { } uri } archive => $"archive(uri:{ShortHash(archive.Hash)}) {{ {SafeText.OfName(uri)} }}",
        ArchiveValue archive => $"archive({ShortHash(archive.Hash)}) {{ }}",
        _ => throw new ArgumentException($"a value of type {value.GetType().Name} cannot be shown", nameof(value)),
    };

    private static string Number(double value) => value.ToString(
        Math.Truncate(value) == value && Math.Abs(value) < 1e21 ? "F0" : "R",
        CultureInfo.InvariantCulture);

    private static string ShortHash(string hash) => hash.Length > 7 ? hash[..7] : hash;
}
