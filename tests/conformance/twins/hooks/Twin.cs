using Pulumi;

namespace Homelab.Conformance.Twins.Hooks;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        static ResourceHookCallback Say(string label) => (args, _) =>
        {
            Console.WriteLine($"{label} of {args.Name}: {args.NewInputs!["value"]}, {args.NewOutputs?["value"] ?? "none"}");
            return Task.CompletedTask;
        };
        var before = new ResourceHook("before", Say("before"), new() { OnDryRun = true });
        var after = new ResourceHook("after", Say("after"), new() { OnDryRun = true, IgnoreErrors = true });
        var applying = new ResourceHook("applying", Say("applying"));

        _ = new Thing("thing", new() { ["value"] = "x" }, new()
        {
            Hooks =
            {
                BeforeCreate = { before, applying },
                AfterCreate = { applying, after },
                BeforeUpdate = { before },
                AfterUpdate = { after },
                BeforeDelete = { applying },
                AfterDelete = { applying, before },
            },
        });
        _ = new Group("group", new() { Hooks = { AfterCreate = { applying } } });
        return new Dictionary<string, object?>();
    }
}
