using System.Collections.Immutable;
using Homelab.Components.Storage;
using Pulumi;
using Xunit;

namespace Homelab.Components.Tests.Storage;

/// <summary>The hook by which the engine asks before it changes a release, and shows what the stack recorded.</summary>
[Collection(PulumiCollection.Name)]
public sealed class LonghornUpgradeTests
{
    [Theory]
    [InlineData("1.12.1")]
    [InlineData("1.11.3")]
    public async Task Accepts_TheRecordedVersion(string recorded)
    {
        var hook = await HookAsync(Given.Longhorn());

        Assert.Null(await Record.ExceptionAsync(() => hook(recorded)));
    }

    [Theory]
    [InlineData("1.10.2", "longhorn 1.10.2 is installed, and longhorn is upgraded one minor version at a time; go to 1.11 first")]
    [InlineData("1.13.0", "longhorn 1.13.0 is installed, and longhorn does not support going back; stay at 1.13.0, or restore the volumes from a backup into a new cluster")]
    public async Task Rejects_AStepThatLonghornDoesNotSupport(string recorded, string reason)
    {
        var hook = await HookAsync(Given.Longhorn());

        var exception = await Assert.ThrowsAsync<RunException>(() => hook(recorded));

        Assert.Equal($"longhorn-release: homelab:storage.longhorn.version = 1.12.1: {reason}", exception.Message);
    }

    [Fact]
    public async Task Accepts_AReleaseOfWhichNoVersionIsRecorded()
    {
        var hook = await HookAsync(Given.Longhorn());

        Assert.Null(await Record.ExceptionAsync(() => hook(null)));
    }

    [Fact]
    public async Task Rejects_AStepThatRookDoesNotSupport()
    {
        var hook = await HookAsync(Given.RookCeph(Given.NewNodes));

        var exception = await Assert.ThrowsAsync<RunException>(() => hook("v1.18.11"));

        Assert.Equal(
            "rook-ceph-release: homelab:storage.rookCeph.version = v1.20.6: rook-ceph v1.18.11 is installed, and rook-ceph is upgraded one minor version at a time; "
            + "go to 1.19 first",
            exception.Message);
    }

    [Fact]
    public async Task AsksInAPreviewToo()
    {
        var run = await StorageRun.OnAsync(Given.Longhorn());

        Assert.True(Assert.Single(run.Options["longhorn-release"].Hooks.BeforeUpdate).Options.OnDryRun);
    }

    private static async Task<Func<string?, Task>> HookAsync(StorageArgs args)
    {
        var run = await StorageRun.OnAsync(args);
        var (name, options) = run.Options.Single(pair => pair.Key.EndsWith("-release", StringComparison.Ordinal));
        var hook = Assert.Single(options.Hooks.BeforeUpdate);
        return recorded => hook.Callback(new ResourceHookArgs(
            "urn", "id", name, "kubernetes:helm.sh/v3:Release", newInputs: null,
            recorded is null ? ImmutableDictionary<string, object?>.Empty : ImmutableDictionary<string, object?>.Empty.Add("version", recorded), null, null));
    }
}
