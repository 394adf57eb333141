using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Sdk.Tests.Support;

/// <summary>A resource with one output of every type, found by reflection.</summary>
[ResourceType("test:index:Echo", "1.0.0")]
internal sealed class Echo : CustomResource
{
    public Echo(string name, EchoArgs? args = null, CustomResourceOptions? options = null)
        : base("test:index:Echo", name, args ?? ResourceArgs.Empty, options)
    {
    }

    [Output("text")]
    public Output<string?> Text { get; private set; } = null!;

    [Output("number")]
    public Output<double?> Number { get; private set; } = null!;

    [Output("count")]
    public Output<int> Count { get; private set; } = null!;

    [Output("flag")]
    public Output<bool?> Flag { get; private set; } = null!;

    [Output("list")]
    public Output<ImmutableArray<string>> List { get; private set; } = null!;

    [Output("map")]
    public Output<ImmutableDictionary<string, string>?> Map { get; private set; } = null!;

    [Output("nested")]
    public Output<Nested?> Nested { get; private set; } = null!;

    [Output("union")]
    public Output<Union<int, string>> Union { get; private set; } = null!;

    [Output("json")]
    public Output<JsonElement> Json { get; private set; } = null!;

    [Output("colour")]
    public Output<Colour> Colour { get; private set; } = null!;

    [Output("size")]
    public Output<Size?> Size { get; private set; } = null!;

    [Output("any")]
    public Output<object?> Any { get; private set; } = null!;

    [Output("other")]
    public Output<Echo?> Other { get; private set; } = null!;

    /// <summary>Without a name of its own on the wire.</summary>
    [Output]
    public Output<string?> Unnamed { get; private set; } = null!;
}

internal sealed class EchoArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("number")]
    public Input<double>? Number { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    [Input("list")]
    private InputList<string>? _list;

    public InputList<string> List
    {
        get => _list ??= [];
        set => _list = value;
    }

    [Input("map")]
    private InputMap<string>? _map;

    public InputMap<string> Map
    {
        get => _map ??= [];
        set => _map = value;
    }

    [Input("nested")]
    public Input<NestedArgs>? Nested { get; set; }

    [Input("union")]
    public InputUnion<int, string>? Union { get; set; }

    [Input("json")]
    public InputJson? Json { get; set; }

    [Input("colour")]
    public Input<Colour>? Colour { get; set; }

    [Input("size")]
    public Input<Size>? Size { get; set; }

    [Input("any")]
    public Input<object>? Any { get; set; }

    [Input("asset")]
    public Input<AssetOrArchive>? Asset { get; set; }

    [Input("resource")]
    public Input<Resource>? Resource { get; set; }

    [Input("asJson", json: true)]
    public Input<object>? AsJson { get; set; }

    [Input("plain")]
    public string? Plain { get; set; }
}

internal sealed class NestedArgs : ResourceArgs
{
    [Input("a")]
    public Input<string>? A { get; set; }

    [Input("b")]
    public Input<int>? B { get; set; }
}

internal sealed class StrictArgs : ResourceArgs
{
    [Input("need", required: true)]
    public Input<string> Need { get; set; } = null!;
}

[OutputType]
internal sealed class Nested
{
    public readonly string? A;
    public readonly int? B;
    public readonly ImmutableArray<Nested> Children;

    [OutputConstructor]
    public Nested(string? a, [OutputConstructorParameter("b")] int? number, ImmutableArray<Nested> children)
    {
        A = a;
        B = number;
        Children = children;
    }
}

internal enum Colour
{
    Red,
    Green,
}

[EnumType]
internal readonly record struct Size
{
    private readonly string _value;

    private Size(string value) => _value = value;

    public static Size Small { get; } = new("small");

    public static explicit operator string(Size size) => size._value;
}

internal sealed class TestProvider(string name, string package = "test", CustomResourceOptions? options = null)
    : ProviderResource(package, name, ResourceArgs.Empty, options);

/// <summary>A component with some children.</summary>
internal sealed class Box : ComponentResource
{
    public Box(string name, ComponentResourceOptions? options = null, int children = 1, Action<Box>? fill = null)
        : base("test:index:Box", name, options)
    {
        Children = [.. Enumerable.Range(0, children).Select(i => new Echo($"{name}-{i}", null, new() { Parent = this }))];
        fill?.Invoke(this);
        Label = Output.Create("box " + name);
        RegisterOutputs();
    }

    [Output("label")]
    public Output<string> Label { get; set; } = null!;

    public ImmutableArray<Echo> Children { get; }
}
