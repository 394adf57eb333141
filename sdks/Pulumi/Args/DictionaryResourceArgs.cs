using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource's inputs as a dictionary, for resources without a class of arguments.</summary>
public sealed class DictionaryResourceArgs : ResourceArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    /// <summary>Takes the inputs by their names on the wire.</summary>
    /// <param name="dictionary">Values may be plain values, inputs or outputs, nested as they like.</param>
    public DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
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
