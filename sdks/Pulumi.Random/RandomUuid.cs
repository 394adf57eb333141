using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Random;

/// <summary>A random UUID of version 4 that is no secret.</summary>
[RandomResourceType(Token)]
public partial class RandomUuid : CustomResource
{
    private const string Token = "random:index/randomUuid:RandomUuid";

    /// <summary>Values that keep the result: when one of them changes, a new one is made.</summary>
    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    /// <summary>The UUID.</summary>
    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    /// <summary>Declares a RandomUuid.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="args">What to make.</param>
    /// <param name="options">Options of the resource.</param>
    public RandomUuid(string name, RandomUuidArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomUuidArgs(), MakeOptions(options, id: null))
    {
    }

    private RandomUuid(string name, Input<string> id, RandomUuidState? state, CustomResourceOptions? options)
        : base(Token, name, state, MakeOptions(options, id))
    {
    }

    /// <summary>Reads an existing RandomUuid.</summary>
    /// <param name="name">Name in the Pulumi program.</param>
    /// <param name="id">Id that the provider gave it.</param>
    /// <param name="state">What is known of it.</param>
    /// <param name="options">Options of the resource.</param>
    public static RandomUuid Get(string name, Input<string> id, RandomUuidState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id) => PackageDefaults.Merge(options, id);

    /// <inheritdoc/>
    internal override void BindOutputs(OutputBinder binder)
    {
        if (GetType() != typeof(RandomUuid))
        {
            base.BindOutputs(binder);
            return;
        }

        Keepers = binder.Bind("keepers", Converters.Optional(Converters.StringMap));
        Result = binder.Bind("result", Converters.String);
    }
}
