using System.Collections.Immutable;
using Pulumi;

namespace Homelab.Conformance.Twins.StackReferences;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var @base = new StackReference("base", new() { Name = "organization/shop/base" });
        var byName = new StackReference("organization/shop/base");
        var elsewhere = new StackReference("organization/shop/elsewhere");

        _ = new Thing("thing", new()
        {
            ["address"] = @base.GetOutput("address"),
            ["required"] = @base.RequireOutput("address"),
            ["nested"] = byName.GetOutput("cluster").Apply(FirstNode),
            ["missing"] = @base.GetOutput("missing").Apply(value => $"{value ?? "none"}"),
            ["password"] = @base.GetOutput("password"),
            ["requiredPassword"] = @base.RequireOutput("password"),
            ["name"] = byName.Name,
            ["elsewhere"] = elsewhere.GetOutput("address"),
        });
        _ = PrintAsync(@base);
        return new Dictionary<string, object?> { ["cluster"] = @base.GetOutput("cluster"), ["password"] = @base.GetOutput("password") };
    }

    private static object FirstNode(object? cluster) =>
        ((ImmutableArray<object>)((ImmutableDictionary<string, object>)cluster!)["nodes"])[0];

    private static async Task PrintAsync(StackReference stack)
    {
        var details = await stack.GetOutputDetailsAsync("address");
        Console.WriteLine($"{details.Value}, {details.SecretValue ?? "none"}");
    }
}
