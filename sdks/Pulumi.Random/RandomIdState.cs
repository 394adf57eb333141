using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>What is known of an existing <see cref="RandomId"/>.</summary>
public sealed class RandomIdState : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>The number in standard base64.</summary>
    [Input("b64Std")]
    public Input<string>? B64Std { get; set; }

    /// <summary>The number in base64 for URLs.</summary>
    [Input("b64Url")]
    public Input<string>? B64Url { get; set; }

    /// <summary>Number of random bytes; at least 1, and 8 or more to be unique in practice.</summary>
    [Input("byteLength")]
    public Input<int>? ByteLength { get; set; }

    /// <summary>The number in decimal digits.</summary>
    [Input("dec")]
    public Input<string>? Dec { get; set; }

    /// <summary>The number in hexadecimal digits.</summary>
    [Input("hex")]
    public Input<string>? Hex { get; set; }

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
    public static new RandomIdState Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        inputs.Add("b64Std", B64Std);
        inputs.Add("b64Url", B64Url);
        inputs.Add("byteLength", ByteLength);
        inputs.Add("dec", Dec);
        inputs.Add("hex", Hex);
        inputs.Add("keepers", _keepers);
        inputs.Add("prefix", Prefix);
    }
}
