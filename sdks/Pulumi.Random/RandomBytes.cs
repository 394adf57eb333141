using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>Random bytes from a cryptographic source, which are secret.</summary>
[RandomResourceType(Token)]
public partial class RandomBytes : CustomResource
{
    private const string Token = "random:index/randomBytes:RandomBytes";

    /// <summary>The bytes in base64. Secret.</summary>
    [Output("base64")]
    public Output<string> Base64 { get; private set; } = null!;

    /// <summary>The bytes in hexadecimal digits. Secret.</summary>
    [Output("hex")]
    public Output<string> Hex { get; private set; } = null!;

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>Number of bytes; at least 1.</summary>
    [Output("length")]
    public Output<int> Length { get; private set; } = null!;

    /// <summary>Declares a RandomBytes.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="args">What to make.</param>
    /// <param name="options">Options of the resource.</param>
    public RandomBytes(string name, RandomBytesArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomBytesArgs(), MakeOptions(options, id: null))
    {
    }

    private RandomBytes(string name, Input<string> id, RandomBytesState? state, CustomResourceOptions? options)
        : base(Token, name, state, MakeOptions(options, id))
    {
    }

    /// <summary>Reads an existing RandomBytes.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="id">Id that the provider gave it.</param>
    /// <param name="state">What is known of it.</param>
    /// <param name="options">Options of the resource.</param>
    public static RandomBytes Get(string name, Input<string> id, RandomBytesState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id) =>
        PackageDefaults.Merge(options, id, new CustomResourceOptions
        {
            AdditionalSecretOutputs = { "base64", "hex" },
        });

    /// <inheritdoc/>
    internal override void BindOutputs(OutputBinder binder)
    {
        if (GetType() != typeof(RandomBytes))
        {
            base.BindOutputs(binder);
            return;
        }

        Base64 = binder.Bind("base64", Converters.String);
        Hex = binder.Bind("hex", Converters.String);
        Keepers = binder.Bind("keepers", Converters.Optional(Converters.StringMap));
        Length = binder.Bind("length", Converters.Int);
    }
}
