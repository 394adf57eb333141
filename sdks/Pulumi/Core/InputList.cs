using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list property whose elements, or which as a whole, may come from outputs.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed partial class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    /// <summary>The elements while their number is known at once; unknown elements leave the list's shape alone.</summary>
    private List<Input<T>> _items;

    /// <summary>The elements once a whole list from an output is part of this one; then <see cref="_items"/> is unused.</summary>
    private Output<ImmutableArray<Input<T>>>? _pending;

    /// <summary>Makes an empty list.</summary>
    public InputList() => _items = [];

    private InputList(List<Input<T>> items) => _items = items;

    private InputList(Output<ImmutableArray<Input<T>>> pending)
    {
        _items = [];
        _pending = pending;
    }

    private protected override object? Content => (object?)_pending ?? _items;

    /// <summary>Appends elements.</summary>
    public void Add(params Input<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ThrowIfAnyIsNull(inputs, nameof(inputs));
        Append(new InputList<T>([.. inputs]));
    }

    /// <summary>Appends another list's elements.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Appends another list's elements.</summary>
    public void AddRange(InputList<T> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Append(inputs);
    }

    /// <summary>A new list of this one's elements followed by another's.</summary>
    public InputList<T> Concat(InputList<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var result = _pending is null ? new InputList<T>([.. _items]) : new InputList<T>(_pending);
        result.Append(other);
        return result;
    }

    /// <summary>Not supported: the elements may not be there yet. It exists so that collection initialisers compile.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    /// <summary>Enumerates the elements, as plain values, once all of them are there; none while any of them is unknown.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await ToOutputCore().GetDataAsync().ConfigureAwait(false);
        foreach (var item in data.Value.IsDefault ? [] : data.Value)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    internal override Output<ImmutableArray<T>> ToOutputCore() =>
        _pending is null ? Output.All(_items) : _pending.Apply(items => Output.All(items));

    private void Append(InputList<T> other)
    {
        if (_pending is null && other._pending is null)
        {
            _items.AddRange(other._items);
            return;
        }

        _pending = Output.Tuple(Items(), other.Items()).Apply(both => both.Item1.AddRange(both.Item2));
        _items = [];
    }

    private Output<ImmutableArray<Input<T>>> Items() => _pending ?? Output.Create(ImmutableArray.CreateRange(_items));
}
