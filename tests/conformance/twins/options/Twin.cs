using Pulumi;

namespace Homelab.Conformance.Twins.Options;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var target = new Thing("target", new() { ["value"] = "x" });
        var group = new Group("group");
        _ = new Thing("child", null, new() { Parent = group });

        _ = new Thing("protected", null, new() { Protect = true });
        _ = new Thing("unprotected", null, new() { Protect = false });
        _ = new Thing("retained", null, new() { RetainOnDelete = true });
        _ = new Thing("ignoring", null, new() { IgnoreChanges = { "b.c", "a[0]" }, ReplaceOnChanges = { "z", "list[*].x" }, HideDiffs = { "secret" } });
        _ = new Thing("deleted-with", null, new() { DeletedWith = target });
        _ = new Thing("replaced-with", null, new() { ReplaceWith = { target } });
        _ = new Thing("triggered", null, new() { ReplacementTrigger = "v2" });
        _ = new Thing("triggered-unknown", null, new() { ReplacementTrigger = target.Computed.Apply(value => (object)value) });
        _ = new Thing("deleted-before", null, new() { DeleteBeforeReplace = true });
        _ = new Thing("created-before", null, new() { DeleteBeforeReplace = false });
        _ = new Thing("secret-outputs", null, new() { AdditionalSecretOutputs = { "value", "computed" } });
        _ = new Thing("patient", null, new()
        {
            CustomTimeouts = new() { Create = TimeSpan.FromMinutes(30), Update = TimeSpan.FromMinutes(90), Delete = TimeSpan.FromSeconds(1.5) },
        });
        _ = new Thing("imported", new() { ["value"] = "x" }, new() { ImportId = "the-id" });
        _ = new Thing("versioned", null, new() { Version = "1.2.3-beta.1", PluginDownloadURL = "https://example.com/plugins" });
        _ = new Thing("after-one", null, new() { DependsOn = target });
        _ = new Thing("after-all", null, new() { DependsOn = { group, target } });

        _ = new Thing("by-name", null, new() { Aliases = { new Alias { Name = "old" } } });
        _ = new Thing("by-type", null, new() { Aliases = { new Alias { Type = "test:index:Old" } } });
        _ = new Thing("by-stack", null, new() { Aliases = { new Alias { Stack = "old" }, new Alias { Project = "old" } } });
        _ = new Thing("by-urn", null, new() { Aliases = { new Alias { Urn = "urn:pulumi:dev::shop::test:index:Old::old" } } });
        _ = new Thing("by-output", null, new() { Aliases = { Output.Create(new Alias { Name = "output" }) } });
        _ = new Thing("by-parent", null, new()
        {
            Parent = group,
            Aliases = { new Alias { Parent = target }, new Alias { ParentUrn = target.Urn, Name = "urn" } },
        });
        _ = new Thing("by-no-parent", null, new() { Parent = group, Aliases = { new Alias { NoParent = true } } });
        _ = new Thing("same-parent", null, new() { Parent = group, Aliases = { new Alias { Name = "old" } } });
        _ = new Group("component", new() { Aliases = { new Alias { Name = "old" } }, Protect = true, DependsOn = target });
        return new Dictionary<string, object?>();
    }
}
