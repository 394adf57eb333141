using System.Collections.Immutable;
using Pulumi;

namespace Homelab.Conformance.Twins;

/// <summary>A resource of a provider, with whatever inputs; the same as in node/resources.js.</summary>
internal sealed class Thing : CustomResource
{
    /// <summary>Registers it.</summary>
    public Thing(string name, Dictionary<string, object?>? inputs = null, CustomResourceOptions? options = null)
        : base("test:index:Thing", name, new DictionaryResourceArgs(Inputs.Of(inputs ?? [])), options)
    {
    }

    /// <summary>An output that a program gave as an input.</summary>
    [Output("value")]
    public Output<string> Value { get; private set; } = null!;

    /// <summary>An output that only an apply knows.</summary>
    [Output("computed")]
    public Output<string> Computed { get; private set; } = null!;
}

/// <summary>A component, empty by itself; the same as in node/resources.js.</summary>
internal sealed class Group : ComponentResource
{
    /// <summary>Registers it, with the outputs given.</summary>
    public Group(string name, ComponentResourceOptions? options = null, Dictionary<string, object?>? outputs = null)
        : base("test:index:Group", name, options) => RegisterOutputs(outputs ?? []);
}

/// <summary>The provider of <see cref="Thing"/>; the same as in node/resources.js.</summary>
internal sealed class Provider(string name, CustomResourceOptions? options = null)
    : ProviderResource("test", name, ResourceArgs.Empty, options);

/// <summary>Inputs by name.</summary>
internal static class Inputs
{
    /// <summary>The inputs as dictionary arguments take them: what they refuse, such as lists and assets, in an output.</summary>
    public static ImmutableDictionary<string, object?> Of(Dictionary<string, object?> inputs) =>
        inputs.ToImmutableDictionary(input => input.Key, input => IsTaken(input.Value) ? input.Value : Output.Create(input.Value!));

    private static bool IsTaken(object? value) =>
        value is null or string or bool or int or double or Resource
        || (value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Output<>));
}
