using Xunit;

namespace Homelab.Cluster.Tests.Inventory;

public sealed class LocalStorageRulesTests
{
    private const string Without = """["server","--disable","traefik","--disable=local-storage"]""";
    private const string With = """["server","--disable","traefik"]""";

    [Fact]
    public void Accepts_WhatTheServersDo()
    {
        Assert.Empty(Check(LocalStorage.Disabled, Without));
        Assert.Empty(Check(LocalStorage.Packaged, With));
        Assert.Empty(Check(LocalStorage.Skipped, With));
    }

    [Fact]
    public void Accepts_AServerOfWhichNothingIsKnown() => Assert.Empty(Check(LocalStorage.Disabled, null));

    [Theory]
    [InlineData("packaged")]
    [InlineData("skipped")]
    public void Rejects_AServerThatLeavesItOut(string setting)
    {
        Assert.True(Choice.TryParse<LocalStorage>(setting, out var localStorage));

        Assert.Equal(
            $"homelab:cluster.localStorage = {setting}: k3s-master1 runs with --disable=local-storage, so K3s deletes StorageClass local-path; "
            + "write disabled, and run every server so",
            Assert.Single(Check(localStorage, Without)).ToString());
    }

    [Fact]
    public void Rejects_AServerThatBringsItBack() => Assert.Equal(
        "homelab:cluster.localStorage = disabled: k3s-master1 runs without --disable=local-storage, so K3s makes StorageClass local-path again; "
        + "start k3s-master1 with --disable=local-storage, or write packaged",
        Assert.Single(Check(LocalStorage.Disabled, With)).ToString());

    [Fact]
    public void Ignores_Agents() => Assert.Empty(LocalStorageRules.Check(
        Given.Cluster(Given.Server(), Given.Node() with { Args = Without })));

    private static IEnumerable<Fault> Check(LocalStorage localStorage, string? args) =>
        LocalStorageRules.Check(Given.Cluster(Given.Server() with { Args = args }) with { LocalStorage = localStorage });
}
