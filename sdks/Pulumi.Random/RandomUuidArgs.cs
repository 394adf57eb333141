using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>Arguments of a <see cref="RandomUuid"/>.</summary>
public sealed class RandomUuidArgs : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= [];
        set => _keepers = value;
    }

    /// <summary>No arguments at all.</summary>
    public static new RandomUuidArgs Empty => new();

    /// <inheritdoc/>
    internal override void WriteInputs(InputWriter inputs)
    {
        inputs.Add("keepers", _keepers);
    }
}
