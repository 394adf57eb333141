using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>Arguments of a <see cref="RandomPassword"/>.</summary>
public sealed class RandomPasswordArgs : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= [];
        set => _keepers = value;
    }

    /// <summary>Number of characters; at least 1, and at least the sum of the minima.</summary>
    [Input("length", required: true)]
    public Input<int> Length { get; set; } = null!;

    /// <summary>Whether lower-case letters may occur. Default true.</summary>
    [Input("lower")]
    public Input<bool>? Lower { get; set; }

    /// <summary>Lower-case letters at least. Default 0.</summary>
    [Input("minLower")]
    public Input<int>? MinLower { get; set; }

    /// <summary>Digits at least. Default 0.</summary>
    [Input("minNumeric")]
    public Input<int>? MinNumeric { get; set; }

    /// <summary>Special characters at least. Default 0.</summary>
    [Input("minSpecial")]
    public Input<int>? MinSpecial { get; set; }

    /// <summary>Upper-case letters at least. Default 0.</summary>
    [Input("minUpper")]
    public Input<int>? MinUpper { get; set; }

    /// <summary>The old name of <see cref="Numeric"/>.</summary>
    [Input("number")]
    public Input<bool>? Number { get; set; }

    /// <summary>Whether digits may occur. Default true.</summary>
    [Input("numeric")]
    public Input<bool>? Numeric { get; set; }

    /// <summary>The special characters to choose from, instead of !@#$%&amp;*()-_=+[]{}&lt;&gt;:?.</summary>
    [Input("overrideSpecial")]
    public Input<string>? OverrideSpecial { get; set; }

    /// <summary>Whether special characters may occur. Default true.</summary>
    [Input("special")]
    public Input<bool>? Special { get; set; }

    /// <summary>Whether upper-case letters may occur. Default true.</summary>
    [Input("upper")]
    public Input<bool>? Upper { get; set; }

    /// <summary>No arguments at all.</summary>
    public static new RandomPasswordArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        inputs.Add("keepers", _keepers);
        inputs.AddRequired("length", Length);
        inputs.Add("lower", Lower);
        inputs.Add("minLower", MinLower);
        inputs.Add("minNumeric", MinNumeric);
        inputs.Add("minSpecial", MinSpecial);
        inputs.Add("minUpper", MinUpper);
        inputs.Add("number", Number);
        inputs.Add("numeric", Numeric);
        inputs.Add("overrideSpecial", OverrideSpecial);
        inputs.Add("special", Special);
        inputs.Add("upper", Upper);
    }
}
