using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>What is known of an existing <see cref="RandomUuid"/>.</summary>
public sealed class RandomUuidState : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= [];
        set => _keepers = value;
    }

    /// <summary>The UUID.</summary>
    [Input("result")]
    public Input<string>? Result { get; set; }

    /// <summary>No arguments at all.</summary>
    public static new RandomUuidState Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        inputs.Add("keepers", _keepers);
        inputs.Add("result", Result);
    }
}
