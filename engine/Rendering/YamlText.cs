using System.Globalization;
using Homelab.Engine.Protocol;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Homelab.Engine.Rendering;

/// <summary>Writes plain values as YAML: keys in their order, two blanks of indentation, one line feed at the end.</summary>
internal static class YamlText
{
    // The largest range in which a double tells every integer from its neighbours.
    private const double ExactIntegers = 1L << 53;

    // Lines are never folded: a folded text is hard to compare and to search.
    private static readonly EmitterSettings Settings =
        EmitterSettings.Default.WithBestWidth(int.MaxValue).WithIndentedSequences().WithNewLine("\n");

    /// <summary>One document.</summary>
    /// <exception cref="ArgumentException">The map holds a value that is not plain: secret, unknown, an asset or a reference.</exception>
    public static string Write(PropertyMap root)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        WriteMap(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void WriteMap(Emitter emitter, PropertyMap map)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
        foreach (var (name, value) in map.AsSpan())
        {
            WriteText(emitter, name, YamlScalars.ForKey(name));
            WriteValue(emitter, value);
        }

        emitter.Emit(new MappingEnd());
    }

    private static void WriteList(Emitter emitter, ArrayValue list)
    {
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, list.Items.IsEmpty ? SequenceStyle.Flow : SequenceStyle.Block));
        foreach (var item in list.Items)
        {
            WriteValue(emitter, item);
        }

        emitter.Emit(new SequenceEnd());
    }

    private static void WriteValue(Emitter emitter, PropertyValue value)
    {
        switch (value)
        {
            case ObjectValue nested:
                WriteMap(emitter, nested.Properties);
                break;
            case ArrayValue list:
                WriteList(emitter, list);
                break;
            case StringValue text:
                WriteText(emitter, text.Value, YamlScalars.ForValue(text.Value));
                break;
            case NumberValue number:
                WritePlain(emitter, Number(number.Value));
                break;
            case BoolValue boolean:
                WritePlain(emitter, boolean.Value ? "true" : "false");
                break;
            case NullValue:
                WritePlain(emitter, "null");
                break;
            default:
                throw new ArgumentException($"a value of type {value.GetType().Name} has no YAML form", nameof(value));
        }
    }

    private static string Number(double value)
    {
        if (Math.Abs(value) <= ExactIntegers && Math.Truncate(value) == value)
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        }

        // YAML 1.1 takes an exponent for a number only behind a decimal point.
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 || text.Contains('.', StringComparison.Ordinal) ? text : text.Insert(exponent, ".0");
    }

    private static void WriteText(Emitter emitter, string text, ScalarStyle style) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, style == ScalarStyle.Plain, style != ScalarStyle.Plain));

    private static void WritePlain(Emitter emitter, string text) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
}
