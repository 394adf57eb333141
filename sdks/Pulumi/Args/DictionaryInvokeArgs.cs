using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A function's arguments as a dictionary, for functions without a class of arguments.</summary>
public sealed class DictionaryInvokeArgs : InvokeArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    /// <summary>Takes the arguments by their names on the wire.</summary>
    /// <param name="dictionary">Plain values, inputs and outputs of types that an output can have; collections are immutable ones.</param>
    /// <exception cref="InvalidOperationException">A value has another type.</exception>
    public DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        foreach (var value in dictionary.Values)
        {
            DictionaryValues.Check(value, nameof(dictionary), typeof(Output<>), typeof(Input<>));
        }

        _dictionary = dictionary;
    }

    internal override void WriteInputs(InputWriter inputs)
    {
        foreach (var (name, value) in _dictionary)
        {
            inputs.Add(name, value);
        }
    }
}
