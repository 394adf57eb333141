using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Homelab.Engine.Projects;

/// <summary>Parses YAML, and refuses what would make a small file a tree without end: deep nesting, and aliases of aliases.</summary>
/// <param name="scanner">Reads the text.</param>
internal sealed class YamlEvents(Scanner scanner) : IParser
{
    /// <summary>How deep lists and maps may be nested.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many values the aliases of a file may stand for together.</summary>
    public const int MaxAliasedValues = 100_000;

    private readonly Parser _parser = new(scanner);
    private readonly Stack<(NodeEvent Start, long ValuesBefore)> _open = new();
    private readonly Dictionary<AnchorName, long> _sizes = [];
    private long _values;
    private long _aliasedValues;

    /// <inheritdoc/>
    public ParsingEvent? Current => _parser.Current;

    /// <inheritdoc/>
    /// <exception cref="YamlException">The text is malformed, or its tree would be too large.</exception>
    public bool MoveNext()
    {
        if (!_parser.MoveNext())
        {
            return false;
        }

        switch (Current)
        {
            case AnchorAlias alias:
                Resolve(alias);
                break;
            case Scalar scalar:
                _values++;
                Remember(scalar.Anchor, 1);
                break;
            case MappingStart or SequenceStart:
                _open.Push(((NodeEvent)Current, _values++));
                if (_open.Count > MaxDepth)
                {
                    throw Fault($"values are nested more than {MaxDepth} levels deep");
                }

                break;
            case MappingEnd or SequenceEnd:
                var (start, before) = _open.Pop();
                Remember(start.Anchor, _values - before);
                break;
        }

        return true;
    }

    /// <summary>What to say where the parser failed with an exception that is none of its own, as in a list without its end.</summary>
    public YamlException Unreadable() =>
        _open.TryPeek(out var inner) && Bracket(inner.Start) is { } bracket
            ? new YamlException(inner.Start.Start, inner.Start.End, $"'{bracket.Open}' is not closed; write '{bracket.Close}' at its end")
            : new YamlException(scanner.CurrentPosition, scanner.CurrentPosition, "the text cannot be read from here on");

    private static (char Open, char Close)? Bracket(NodeEvent start) => start switch
    {
        SequenceStart { Style: SequenceStyle.Flow } => ('[', ']'),
        MappingStart { Style: MappingStyle.Flow } => ('{', '}'),
        _ => null,
    };

    private void Remember(AnchorName anchor, long size)
    {
        if (!anchor.IsEmpty)
        {
            _sizes[anchor] = size;
        }
    }

    private void Resolve(AnchorAlias alias)
    {
        if (_open.Any(o => o.Start.Anchor == alias.Value))
        {
            throw Fault($"the value of the anchor '{alias.Value}' contains itself");
        }

        if (!_sizes.TryGetValue(alias.Value, out var size))
        {
            throw Fault($"there is no anchor '{alias.Value}' above");
        }

        _values += size;
        _aliasedValues += size;
        if (_aliasedValues > MaxAliasedValues)
        {
            throw Fault($"aliases stand for more than {MaxAliasedValues} values; write fewer of them");
        }
    }

    private YamlException Fault(string message) => new(Current!.Start, Current.End, message);
}
