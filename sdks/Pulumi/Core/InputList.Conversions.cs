using System.Collections.Immutable;

namespace Pulumi;

/// <content>Everything that a list may be written as.</content>
public sealed partial class InputList<T>
{
    /// <summary>One element.</summary>
    public static implicit operator InputList<T>(T value) => From([value]);

    /// <summary>One element.</summary>
    public static implicit operator InputList<T>(Output<T> value) => From([value]);

    /// <summary>One element.</summary>
    public static implicit operator InputList<T>(Input<T> value) => From([value]);

    /// <summary>A list of plain elements.</summary>
    public static implicit operator InputList<T>(T[] values) => From(values.Select(value => (Input<T>)value));

    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) => From(values.Select(value => (Input<T>)value));

    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(Input<T>[] values) => From(values);

    /// <summary>A list of plain elements.</summary>
    public static implicit operator InputList<T>(List<T> values) => From(values.Select(value => (Input<T>)value));

    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(List<Output<T>> values) => From(values.Select(value => (Input<T>)value));

    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(List<Input<T>> values) => From(values);

    /// <summary>A list of plain elements.</summary>
    public static implicit operator InputList<T>(ImmutableArray<T> values) => From(Elements(values).Select(value => (Input<T>)value));

    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => From(Elements(values).Select(value => (Input<T>)value));

    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => From(Elements(values));

    /// <summary>A list whose length is known later.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) => FromOutput(values.Apply(array => ImmutableArray.CreateRange(array)));

    /// <summary>A list whose length is known later.</summary>
    public static implicit operator InputList<T>(Output<List<T>> values) => FromOutput(values.Apply(list => ImmutableArray.CreateRange(list)));

    /// <summary>A list whose length is known later.</summary>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => FromOutput(values.Apply(elements => ImmutableArray.CreateRange(elements)));

    /// <summary>A list whose length is known later.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => FromOutput(values);

    private static InputList<T> From(IEnumerable<Input<T>> items)
    {
        var list = new InputList<T>([.. items]);
        ThrowIfAnyIsNull(list._items, nameof(items));
        return list;
    }

    private static void ThrowIfAnyIsNull(IEnumerable<Input<T>> items, string parameter)
    {
        foreach (var item in items)
        {
            ArgumentNullException.ThrowIfNull(item, parameter);
        }
    }

    private static ImmutableArray<TItem> Elements<TItem>(ImmutableArray<TItem> items) => items.IsDefault ? [] : items;

    private static InputList<T> FromOutput(Output<ImmutableArray<T>> values) =>
        new(values.Apply(items => ImmutableArray.CreateRange(Elements(items), item => (Input<T>)item)));
}
