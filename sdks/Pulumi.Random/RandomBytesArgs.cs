using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>Arguments of a <see cref="RandomBytes"/>.</summary>
public sealed class RandomBytesArgs : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= [];
        set => _keepers = value;
    }

    /// <summary>Number of bytes; at least 1.</summary>
    [Input("length", required: true)]
    public Input<int> Length { get; set; } = null!;

    /// <summary>No arguments at all.</summary>
    public static new RandomBytesArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        inputs.Add("keepers", _keepers);
        inputs.AddRequired("length", Length);
    }
}
