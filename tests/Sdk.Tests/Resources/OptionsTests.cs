using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Merging options: the second wins, lists are appended, nothing is shared.</summary>
public sealed class OptionsTests
{
    [Fact]
    public async Task Merge_OfCustomOptions()
    {
        await Given.InProgramAsync(async () =>
        {
            var (a, b) = (new Echo("a"), new Echo("b"));
            var first = new CustomResourceOptions
            {
                Parent = a,
                Protect = true,
                DependsOn = { a },
                IgnoreChanges = { "1" },
                ReplaceOnChanges = { "1" },
                HideDiffs = { "1" },
                AdditionalSecretOutputs = { "1" },
                Aliases = { new Alias { Name = "1" } },
                Version = "1.0.0",
                PluginDownloadURL = "u1",
                DeleteBeforeReplace = true,
                RetainOnDelete = true,
                ImportId = "1",
                DeletedWith = a,
                ReplaceWith = { a },
                Id = "1",
                Urn = "1",
                CustomTimeouts = new() { Create = TimeSpan.FromSeconds(1) },
                EnvVarMappings = { ["A"] = "1" },
            };
            var second = new CustomResourceOptions
            {
                DependsOn = { b },
                IgnoreChanges = { "2" },
                ReplaceOnChanges = { "2" },
                HideDiffs = { "2" },
                AdditionalSecretOutputs = { "2" },
                Aliases = { new Alias { Name = "2" } },
                Version = "2.0.0",
                Protect = false,
                ReplaceWith = { b },
                CustomTimeouts = new() { Delete = TimeSpan.FromSeconds(2) },
                EnvVarMappings = { ["B"] = "2" },
            };

            var merged = CustomResourceOptions.Merge(first, second);

            Assert.Same(a, merged.Parent);
            Assert.False(merged.Protect);
            Assert.Equal([a, b], await OutputUtilities.GetValueAsync(merged.DependsOn.ToOutput()));
            Assert.Equal([a, b], await OutputUtilities.GetValueAsync(merged.ReplaceWith.ToOutput()));
            Assert.Equal(["1", "2"], merged.IgnoreChanges);
            Assert.Equal(["1", "2"], merged.ReplaceOnChanges);
            Assert.Equal(["1", "2"], merged.HideDiffs);
            Assert.Equal(["1", "2"], merged.AdditionalSecretOutputs);
            Assert.Equal(2, merged.Aliases.Count);
            Assert.Equal(("2.0.0", "u1", true, true, "1"), (merged.Version, merged.PluginDownloadURL, merged.DeleteBeforeReplace, merged.RetainOnDelete, merged.ImportId));
            Assert.Same(a, merged.DeletedWith);
            Assert.Equal((null, TimeSpan.FromSeconds(2)), (merged.CustomTimeouts!.Create, merged.CustomTimeouts.Delete));
            Assert.Equal(["A", "B"], merged.EnvVarMappings.Keys.Order());
            Assert.Equal(["1"], first.IgnoreChanges);
            Assert.Equal(["2"], second.IgnoreChanges);
        });
    }

    [Fact]
    public void Merge_WithNothing_IsACopy()
    {
        var options = new CustomResourceOptions { IgnoreChanges = { "1" }, Aliases = { new Alias() } };

        var first = CustomResourceOptions.Merge(options, null);
        var second = CustomResourceOptions.Merge(null, options);
        first.IgnoreChanges.Add("x");
        second.Aliases.Clear();

        Assert.Equal(["1"], options.IgnoreChanges);
        Assert.Single(options.Aliases);
        Assert.Empty(CustomResourceOptions.Merge(null, null).IgnoreChanges);
    }

    [Fact]
    public async Task Merge_OfComponentOptions_KeepsBothKindsOfProviders()
    {
        await Given.InProgramAsync(() =>
        {
            var (p, q) = (new TestProvider("p"), new TestProvider("q", "other"));

            var lists = ComponentResourceOptions.Merge(new() { Providers = { p } }, new() { Providers = { q }, Protect = true });
            var singles = ComponentResourceOptions.Merge(new() { Provider = p }, new() { Provider = q });

            Assert.Equal([p, q], lists.Providers);
            Assert.True(lists.Protect);
            Assert.Same(q, singles.Provider);
            Assert.Empty(singles.Providers);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Merge_OfComponentOptions_KeepsTheLastProviderOfAPackage()
    {
        await Given.InProgramAsync(() =>
        {
            var (old, other, last) = (new TestProvider("old"), new TestProvider("other", "other"), new TestProvider("last"));

            Assert.Equal([other, last], ComponentResourceOptions.Merge(new() { Providers = { old, other } }, new() { Providers = { last } }).Providers);
            Assert.Equal([last], ComponentResourceOptions.Merge(new() { Providers = { old, last } }, null).Providers);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Constructor_LeavesTheOptionsThatItGets()
    {
        await Given.InProgramAsync(() =>
        {
            var box = new Box("box", new() { Protect = true, Provider = new TestProvider("p") }, 0);
            var options = new CustomResourceOptions { Parent = box };

            _ = new Echo("e", null, options);

            Assert.Null(options.Protect);
            Assert.Null(options.Provider);
            return Task.CompletedTask;
        });
    }
}
