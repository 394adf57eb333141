using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>A random number, in several notations, that is no secret.</summary>
[RandomResourceType(Token)]
public partial class RandomId : CustomResource
{
    private const string Token = "random:index/randomId:RandomId";

    /// <summary>The number in standard base64.</summary>
    [Output("b64Std")]
    public Output<string> B64Std { get; private set; } = null!;

    /// <summary>The number in base64 for URLs.</summary>
    [Output("b64Url")]
    public Output<string> B64Url { get; private set; } = null!;

    /// <summary>Number of random bytes; at least 1, and 8 or more to be unique in practice.</summary>
    [Output("byteLength")]
    public Output<int> ByteLength { get; private set; } = null!;

    /// <summary>The number in decimal digits.</summary>
    [Output("dec")]
    public Output<string> Dec { get; private set; } = null!;

    /// <summary>The number in hexadecimal digits.</summary>
    [Output("hex")]
    public Output<string> Hex { get; private set; } = null!;

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>Text put before every notation.</summary>
    [Output("prefix")]
    public Output<string?> Prefix { get; private set; } = null!;

    /// <summary>Declares a RandomId.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="args">What to make.</param>
    /// <param name="options">Options of the resource.</param>
    public RandomId(string name, RandomIdArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomIdArgs(), MakeOptions(options, id: null))
    {
    }

    private RandomId(string name, Input<string> id, RandomIdState? state, CustomResourceOptions? options)
        : base(Token, name, state, MakeOptions(options, id))
    {
    }

    /// <summary>Reads an existing RandomId.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="id">Id that the provider gave it.</param>
    /// <param name="state">What is known of it.</param>
    /// <param name="options">Options of the resource.</param>
    public static RandomId Get(string name, Input<string> id, RandomIdState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id) => PackageDefaults.Merge(options, id);

    /// <inheritdoc/>
    internal override void BindOutputs(OutputBinder binder)
    {
        if (GetType() != typeof(RandomId))
        {
            base.BindOutputs(binder);
            return;
        }

        B64Std = binder.Bind("b64Std", Converters.String);
        B64Url = binder.Bind("b64Url", Converters.String);
        ByteLength = binder.Bind("byteLength", Converters.Int);
        Dec = binder.Bind("dec", Converters.String);
        Hex = binder.Bind("hex", Converters.String);
        Keepers = binder.Bind("keepers", Converters.Optional(Converters.StringMap));
        Prefix = binder.Bind("prefix", Converters.Optional(Converters.String));
    }
}
