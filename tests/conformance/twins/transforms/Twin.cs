using Pulumi;

namespace Homelab.Conformance.Twins.Transforms;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        static ResourceTransform Step(string label) => (args, _) => Task.FromResult(args.Type == "test:index:Thing"
            ? new ResourceTransformResult(args.Args.SetItem("steps", $"{args.Args.GetValueOrDefault("steps")}{label};"), args.Options)
            : (ResourceTransformResult?)null);
        static Task<ResourceTransformResult?> Keep(ResourceTransformArgs args, CancellationToken cancel) =>
            Task.FromResult<ResourceTransformResult?>(new ResourceTransformResult(
                args.Args,
                CustomResourceOptions.Merge(
                    (CustomResourceOptions)args.Options,
                    new() { Protect = true, RetainOnDelete = true, IgnoreChanges = { "a" }, Aliases = { new Alias { Name = "old" } } })));

        var group = new Group("group", new() { ResourceTransforms = { Step("group") } });
        _ = new Thing("own", new() { ["value"] = "x" }, new() { Parent = group, ResourceTransforms = { Step("own"), Step("second") } });
        _ = new Thing("inherited", null, new() { Parent = new Group("inner", new() { Parent = group }) });
        _ = new Thing("options", null, new() { ResourceTransforms = { Keep } });
        _ = new Thing("secret", new() { ["password"] = Output.CreateSecret("hunter2") }, new() { ResourceTransforms = { Step("own") } });
        _ = new Thing("untouched", null, new() { ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) } });
        _ = new Thing("old-style", null, new()
        {
            ResourceTransformations =
            {
                args => new ResourceTransformationResult(
                    args.Args, CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { Protect = true })),
            },
        });
        return new Dictionary<string, object?>();
    }
}
