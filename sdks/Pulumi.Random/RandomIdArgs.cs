using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>Arguments of a <see cref="RandomId"/>.</summary>
public sealed class RandomIdArgs : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Number of random bytes; at least 1, and 8 or more to be unique in practice.</summary>
    [Input("byteLength", required: true)]
    public Input<int> ByteLength { get; set; } = null!;

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= [];
        set => _keepers = value;
    }

    /// <summary>Text put before every notation.</summary>
    [Input("prefix")]
    public Input<string>? Prefix { get; set; }

    /// <summary>No arguments at all.</summary>
    public static new RandomIdArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        inputs.AddRequired("byteLength", ByteLength);
        inputs.Add("keepers", _keepers);
        inputs.Add("prefix", Prefix);
    }
}
