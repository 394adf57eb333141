using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>A random string that is no secret; use <see cref="RandomPassword"/> for one that is.</summary>
[RandomResourceType(Token)]
public partial class RandomString : CustomResource
{
    private const string Token = "random:index/randomString:RandomString";

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>Number of characters; at least 1, and at least the sum of the minima.</summary>
    [Output("length")]
    public Output<int> Length { get; private set; } = null!;

    /// <summary>Whether lower-case letters may occur. Default true.</summary>
    [Output("lower")]
    public Output<bool> Lower { get; private set; } = null!;

    /// <summary>Lower-case letters at least. Default 0.</summary>
    [Output("minLower")]
    public Output<int> MinLower { get; private set; } = null!;

    /// <summary>Digits at least. Default 0.</summary>
    [Output("minNumeric")]
    public Output<int> MinNumeric { get; private set; } = null!;

    /// <summary>Special characters at least. Default 0.</summary>
    [Output("minSpecial")]
    public Output<int> MinSpecial { get; private set; } = null!;

    /// <summary>Upper-case letters at least. Default 0.</summary>
    [Output("minUpper")]
    public Output<int> MinUpper { get; private set; } = null!;

    /// <summary>The old name of <see cref="Numeric"/>.</summary>
    [Output("number")]
    public Output<bool> Number { get; private set; } = null!;

    /// <summary>Whether digits may occur. Default true.</summary>
    [Output("numeric")]
    public Output<bool> Numeric { get; private set; } = null!;

    /// <summary>The special characters to choose from, instead of !@#$%&amp;*()-_=+[]{}&lt;&gt;:?.</summary>
    [Output("overrideSpecial")]
    public Output<string?> OverrideSpecial { get; private set; } = null!;

    /// <summary>The string.</summary>
    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    /// <summary>Whether special characters may occur. Default true.</summary>
    [Output("special")]
    public Output<bool> Special { get; private set; } = null!;

    /// <summary>Whether upper-case letters may occur. Default true.</summary>
    [Output("upper")]
    public Output<bool> Upper { get; private set; } = null!;

    /// <summary>Declares a RandomString.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="args">What to make.</param>
    /// <param name="options">Options of the resource.</param>
    public RandomString(string name, RandomStringArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomStringArgs(), MakeOptions(options, id: null))
    {
    }

    private RandomString(string name, Input<string> id, RandomStringState? state, CustomResourceOptions? options)
        : base(Token, name, state, MakeOptions(options, id))
    {
    }

    /// <summary>Reads an existing RandomString.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="id">Id that the provider gave it.</param>
    /// <param name="state">What is known of it.</param>
    /// <param name="options">Options of the resource.</param>
    public static RandomString Get(string name, Input<string> id, RandomStringState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id) => PackageDefaults.Merge(options, id);

    /// <inheritdoc/>
    internal override void BindOutputs(OutputBinder binder)
    {
        if (GetType() != typeof(RandomString))
        {
            base.BindOutputs(binder);
            return;
        }

        Keepers = binder.Bind("keepers", Converters.Optional(Converters.StringMap));
        Length = binder.Bind("length", Converters.Int);
        Lower = binder.Bind("lower", Converters.Bool);
        MinLower = binder.Bind("minLower", Converters.Int);
        MinNumeric = binder.Bind("minNumeric", Converters.Int);
        MinSpecial = binder.Bind("minSpecial", Converters.Int);
        MinUpper = binder.Bind("minUpper", Converters.Int);
        Number = binder.Bind("number", Converters.Bool);
        Numeric = binder.Bind("numeric", Converters.Bool);
        OverrideSpecial = binder.Bind("overrideSpecial", Converters.Optional(Converters.String));
        Result = binder.Bind("result", Converters.String);
        Special = binder.Bind("special", Converters.Bool);
        Upper = binder.Bind("upper", Converters.Bool);
    }
}
