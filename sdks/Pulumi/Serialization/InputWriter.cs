using System.Runtime.CompilerServices;

namespace Pulumi.Serialization;

/// <summary>Takes the inputs of one <see cref="InputArgs"/> object; see <see cref="InputArgs.WriteInputs"/>.</summary>
/// <remarks>Values may be plain values, inputs, outputs, argument objects, lists and dictionaries of these, or null.</remarks>
internal sealed class InputWriter
{
    private readonly List<KeyValuePair<string, object?>> _entries = [];

    /// <summary>Whose inputs these are, for messages.</summary>
    private string _owner = "";

    internal int Count => _entries.Count;

    /// <summary>Takes an optional input; null is left out.</summary>
    /// <param name="name">Name on the wire.</param>
    /// <param name="value">The raw value: the property or the field behind it.</param>
    internal void Add(string name, object? value)
    {
        if (value is not null)
        {
            _entries.Add(new(name, value));
        }
    }

    /// <summary>Takes an input that must be set.</summary>
    /// <param name="name">Name on the wire.</param>
    /// <param name="value">The raw value: the property or the field behind it.</param>
    /// <param name="member">Name of the property or field, for the message.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    internal void AddRequired(string name, object? value, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (value is null)
        {
            throw new ArgumentNullException(member, $"[Input] {_owner}.{member} is required but was not given a value");
        }

        _entries.Add(new(name, value));
    }

    /// <summary>Takes an input that travels as a string of JSON; null is left out.</summary>
    internal void AddJson(string name, object? value)
    {
        if (value is not null)
        {
            _entries.Add(new(name, new JsonInput(value)));
        }
    }

    /// <summary>Reads an object's inputs; the caller takes them from <see cref="Entry"/> and gives them back by <see cref="Release"/>.</summary>
    /// <returns>Where the object's entries begin: objects nest, and share one list.</returns>
    internal int Read(InputArgs args)
    {
        var start = _entries.Count;
        var outer = _owner;
        _owner = args.GetType().FullName ?? "";
        args.WriteInputs(this);
        _owner = outer;
        return start;
    }

    internal KeyValuePair<string, object?> Entry(int index) => _entries[index];

    /// <summary>Leaves out what a resource has by itself and cannot be given.</summary>
    internal void RemoveIdentity() => _entries.RemoveAll(static entry => entry.Key is Constants.IdName or Constants.UrnName);

    internal void Release(int start) => _entries.RemoveRange(start, _entries.Count - start);
}

/// <summary>An input that is sent as the text of its JSON.</summary>
internal sealed record JsonInput(object Value);
