using Pulumi;

namespace Homelab.Conformance.Twins.Components;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var keeper = new Thing("keeper", new() { ["value"] = "x" });
        var outer = new Group(
            "outer",
            new() { Protect = true, RetainOnDelete = true, DeletedWith = keeper },
            new() { ["value"] = keeper.Value, ["computed"] = keeper.Computed });
        var inner = new Group("inner", new() { Parent = outer }, new()
        {
            ["list"] = new List<object?> { keeper.Value, new Dictionary<string, object?> { ["secret"] = Output.CreateSecret("hunter2") } },
        });
        var leaf = new Thing("leaf", null, new() { Parent = inner });
        _ = new Thing("own-goes-first", null, new() { Parent = inner, Protect = false });
        _ = new Thing("below-custom", null, new() { Parent = leaf });
        _ = new Thing("after-outer", null, new() { DependsOn = outer });
        _ = new Thing("renamed-disk", null, new() { Parent = new Group("renamed", new() { Aliases = { new Alias { Name = "old" } } }) });
        return new Dictionary<string, object?> { ["leaf"] = leaf.Urn, ["outer"] = outer.Urn };
    }
}
