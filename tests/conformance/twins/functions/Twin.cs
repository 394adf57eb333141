using System.Collections.Immutable;
using Pulumi;

namespace Homelab.Conformance.Twins.Functions;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        Deployment.Instance.RegisterInvokeTransform((args, _) => Task.FromResult<InvokeTransformResult?>(args.Token == "test:index:getChanged"
            ? new InvokeTransformResult(args.Args.SetItem("added", $"{args.Args["name"]}!"), args.Options)
            : null));
        Deployment.Instance.RegisterInvokeTransform((args, _) =>
        {
            if (args.Token == "test:index:getChanged")
            {
                Console.WriteLine($"{args.Token} {args.Args["name"]} {args.Args["added"]} {((ImmutableArray<object?>)args.Args["list"]!).Length}");
            }

            return Task.FromResult<InvokeTransformResult?>(null);
        });

        var own = new Twins.Provider("own");
        var group = new Group("group", new() { Provider = own });
        var thing = new Thing("thing", new() { ["value"] = "x" });

        Call("getPlain", new() { ["name"] = "a", ["list"] = new List<object?> { 1, true }, ["nested"] = new Dictionary<string, object?> { ["key"] = "value" } });
        Call("getByProvider", [], new() { Provider = own });
        Call("getByParent", [], new() { Parent = group });
        Call("getVersioned", [], new() { Version = "1.2.3", PluginDownloadURL = "https://example.com" });
        Call("getOfResource", new() { ["name"] = thing.Value });
        Call("getUnknown", new() { ["name"] = thing.Computed });
        Call("getAfter", [], new() { DependsOn = { thing } });
        Call("getChanged", new() { ["name"] = "a", ["list"] = new List<object?> { 1, 2 } });
        return new Dictionary<string, object?>();

        static void Call(string function, Dictionary<string, object?> args, InvokeOutputOptions? options = null) =>
            Deployment.Instance.Invoke<ImmutableDictionary<string, object>>(
                "test:index:" + function, new DictionaryInvokeArgs(Inputs.Of(args)), options ?? new InvokeOutputOptions());
    }
}
