using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map property whose values, or which as a whole, may come from outputs.</summary>
/// <typeparam name="TValue">Type of the values; keys are strings.</typeparam>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    /// <summary>The entries while their keys are known at once; unknown values leave the map's shape alone.</summary>
    private Dictionary<string, Input<TValue>> _items;

    /// <summary>The entries once a whole map from an output is part of this one; then <see cref="_items"/> is unused.</summary>
    private Output<ImmutableDictionary<string, Input<TValue>>>? _pending;

    /// <summary>Makes an empty map.</summary>
    public InputMap() => _items = [];

    private InputMap(Dictionary<string, Input<TValue>> items) => _items = items;

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> pending)
    {
        _items = [];
        _pending = pending;
    }

    private protected override object? Content => (object?)_pending ?? _items;

    /// <summary>Adds an entry, as <see cref="Add(string, Input{TValue})"/> does.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Adds an entry.</summary>
    /// <remarks>A key that is there already must have an equal value; otherwise using the entry fails with <see cref="ArgumentException"/>.</remarks>
    public void Add(string key, Input<TValue> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_pending is not null)
        {
            _pending = _pending.Apply(items => items.SetItem(key, Agree(key, items.GetValueOrDefault(key), value)));
            return;
        }

        _items[key] = Agree(key, _items.GetValueOrDefault(key), value);
    }

    /// <summary>Adds another map's entries; a key that both have is an error.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds another map's entries; a key that both have is an error.</summary>
    public void AddRange(InputMap<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _pending = Output.Tuple(Items(), values.Items()).Apply(both => both.Item1.AddRange(both.Item2));
        _items = [];
        Settle();
    }

    /// <summary>A new map of both maps' entries; where both have a key, the second wins.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var result = new InputMap<TValue>(Output.Tuple(first.Items(), second.Items()).Apply(both => both.Item1.SetItems(both.Item2)));
        result.Settle();
        return result;
    }

    /// <summary>A map of plain values; using a null one fails.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) =>
        values is null ? FromOutput(Output.Create(values!)) : From(values);

    /// <summary>A map of plain values; a null one is an input that is not set.</summary>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) =>
        values is null ? Output.Create(values!) : From(values);

    /// <summary>A map whose keys are known later.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => FromOutput(values);

    /// <summary>A map whose keys are known later.</summary>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => FromOutput(values);

    /// <summary>A map whose keys are known later; a null one is an input that is not set.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(map => map?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!));

    /// <summary>Not supported: the entries may not be there yet. It exists so that collection initialisers compile.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    /// <summary>Enumerates the entries, as plain values, once all of them are there; none while any of them is unknown.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await ToOutputCore().GetDataAsync().ConfigureAwait(false);
        foreach (var entry in data.Value ?? ImmutableDictionary<string, TValue>.Empty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    internal override Output<ImmutableDictionary<string, TValue>> ToOutputCore() =>
        _pending is null ? Collect(_items) : _pending.Apply(items => items is null ? Output.Create((ImmutableDictionary<string, TValue>)null!) : Collect(items));

    private static InputMap<TValue> From(IEnumerable<KeyValuePair<string, TValue>> values) =>
        new(values.ToDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value));

    private static InputMap<TValue> FromOutput<TMap>(Output<TMap> values)
        where TMap : IEnumerable<KeyValuePair<string, TValue>> =>
        new(values.Apply(map => map.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)));

    /// <summary>The value of a key that may be there already: both values must agree, which may show only later.</summary>
    private static Input<TValue> Agree(string key, Input<TValue>? existing, Input<TValue> value)
    {
        if (existing is null || ReferenceEquals(existing, value))
        {
            return value;
        }

        return Output.Tuple(existing, value).Apply(both => EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
            ? both.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));
    }

    private static Output<ImmutableDictionary<string, TValue>> Collect(IReadOnlyDictionary<string, Input<TValue>> items)
    {
        var keys = items.Keys.ToArray();
        return Output.All(items.Values.Select(value => value.ToOutput())).Apply(values =>
        {
            var builder = ImmutableDictionary.CreateBuilder<string, TValue>();
            for (var i = 0; i < keys.Length; i++)
            {
                builder[keys[i]] = values[i];
            }

            return builder.ToImmutable();
        });
    }

    private Output<ImmutableDictionary<string, Input<TValue>>> Items() => _pending ?? Output.Create(_items.ToImmutableDictionary());

    /// <summary>Goes back to plain entries when nothing about the keys is outstanding.</summary>
    private void Settle()
    {
        if (_pending is not null && _pending.TryGetData(out var data) && data is { IsKnown: true, IsSecret: false, Resources.IsEmpty: true })
        {
            _items = new Dictionary<string, Input<TValue>>(data.Value);
            _pending = null;
        }
    }
}
