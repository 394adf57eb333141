using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>What is known of an existing <see cref="RandomBytes"/>.</summary>
public sealed class RandomBytesState : ResourceArgs
{
    [Input("base64")]
    private Input<string>? _base64;

    [Input("hex")]
    private Input<string>? _hex;

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>The bytes in base64. Secret.</summary>
    public Input<string>? Base64
    {
        get => _base64;
        set => _base64 = SecretInput.Wrap(value);
    }

    /// <summary>The bytes in hexadecimal digits. Secret.</summary>
    public Input<string>? Hex
    {
        get => _hex;
        set => _hex = SecretInput.Wrap(value);
    }

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= [];
        set => _keepers = value;
    }

    /// <summary>Number of bytes; at least 1.</summary>
    [Input("length")]
    public Input<int>? Length { get; set; }

    /// <summary>No arguments at all.</summary>
    public static new RandomBytesState Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        inputs.Add("base64", _base64);
        inputs.Add("hex", _hex);
        inputs.Add("keepers", _keepers);
        inputs.Add("length", Length);
    }
}
