using Pulumi;

namespace Homelab.Conformance.Twins.AssetsAndReferences;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var thing = new Thing("thing", new() { ["value"] = "x" });
        var imported = new Thing("imported", null, new() { ImportId = "the-id" });
        var group = new Group("group");
        _ = new Thing("holder", new()
        {
            ["thing"] = thing,
            ["list"] = new List<object?> { imported },
            ["nested"] = new Dictionary<string, object?> { ["group"] = group },
        });

        _ = new Thing("files", new()
        {
            ["text"] = new StringAsset("some text"),
            ["file"] = new FileAsset("files/a.txt"),
            ["remote"] = new RemoteAsset("https://example.com/a.txt"),
            ["folder"] = new FileArchive("files"),
            ["remoteFolder"] = new RemoteArchive("https://example.com/a.zip"),
            ["members"] = new AssetArchive(new Dictionary<string, AssetOrArchive>
            {
                ["a.txt"] = new FileAsset("files/a.txt"),
                ["inner/b.txt"] = new StringAsset("b"),
                ["folder"] = new FileArchive("files"),
            }),
        });
        return new Dictionary<string, object?>();
    }
}
