using Pulumi;

namespace Homelab.Conformance.Twins.Outputs;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var a = new Thing("a", new() { ["value"] = "x" });
        var b = new Thing("b", new()
        {
            ["value"] = "y",
            ["number"] = 1.5,
            ["flag"] = false,
            ["list"] = new List<object?> { 1, null, "two" },
            ["nested"] = new Dictionary<string, object?> { ["deep"] = new Dictionary<string, object?> { ["er"] = true } },
        });

        _ = new Thing("combined", new()
        {
            ["applied"] = a.Value.Apply(x => x + "!"),
            ["inner"] = a.Value.Apply(x => b.Value.Apply(y => x + y)),
            ["all"] = Output.Tuple(a.Value, b.Value).Apply(pair => $"{pair.Item1}-{pair.Item2}"),
            ["formatted"] = Output.Format($"{a.Value}/{b.Value}"),
            ["json"] = Output.JsonSerialize(Output.Create(new Dictionary<string, object?> { ["a"] = a.Value, ["list"] = new List<object?> { b.Value, 2 } })),
            ["list"] = new List<object?> { a.Value, "plain", b.Computed },
            ["nested"] = new Dictionary<string, object?> { ["a"] = a.Value, ["deeper"] = new Dictionary<string, object?> { ["b"] = b.Value } },
            ["unknown"] = b.Computed,
            ["unknownText"] = Output.Format($"{a.Value}/{b.Computed}"),
            ["plain"] = "plain",
        });
        return new Dictionary<string, object?>
        {
            ["text"] = a.Value,
            ["unknown"] = b.Computed,
            ["nested"] = new Dictionary<string, object?> { ["list"] = new List<object?> { a.Value, b.Computed }, ["number"] = 3 },
        };
    }
}
