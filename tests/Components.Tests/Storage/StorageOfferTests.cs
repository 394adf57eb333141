using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage;

public sealed class StorageOfferTests
{
    private static readonly StorageCapabilities Block = new() { Expansion = true, CapacityEnforced = true };

    private static readonly StorageOffer Replicated = new(
        StorageBackend.Longhorn, [new("copies", StorageUse.Replicated, Block, ReclaimPolicy.Retain)], StorageUse.Replicated);

    private static readonly StorageOffer Single = new(
        StorageBackend.LocalPath,
        [new("directory", StorageUse.SingleNode, StorageCapabilities.None, ReclaimPolicy.Delete)],
        StorageUse.SingleNode);

    [Fact]
    public void Serves_SingleNodeUse_WithAReplicatedClassWhereThereIsNoOther() =>
        Assert.Equal("copies", Replicated.Find(StorageUse.SingleNode)?.Name);

    [Fact]
    public void Serves_AUse_WithItsFirstClass()
    {
        var offer = Replicated with { Classes = [.. Replicated.Classes, new("more", StorageUse.Replicated, Block, ReclaimPolicy.Retain)] };

        Assert.Equal("copies", offer.Find(StorageUse.Replicated)?.Name);
    }

    [Fact]
    public void Rejects_AUseThatTheBackendDoesNotServe() => Assert.Equal(
        "homelab:storage.backend = local-path: has no StorageClass for replicated use (it offers single-node); "
        + "choose longhorn or openebs or rook-ceph, or do without",
        Assert.Single(Single.Check(StorageUse.Replicated)).ToString());

    [Fact]
    public void Rejects_AUse_WithTheBackendsOwnRemedy()
    {
        var offer = Replicated with { Remedies = Replicated.Remedies.Add(StorageUse.SharedWrite, "add a class") };

        Assert.Equal(
            "homelab:storage.backend = longhorn: has no StorageClass for shared-write use (it offers replicated); add a class",
            Assert.Single(offer.Check(StorageUse.SharedWrite)).ToString());
    }

    [Fact]
    public void Rejects_NeedsThatTheVolumesLack() => Assert.Equal(
        "homelab:storage.backend = local-path: volumes of its StorageClass directory for single-node use lack expansion and enforced capacity; "
        + "choose a use or a backend whose volumes can do that, or do without",
        Assert.Single(Single.Check(StorageUse.SingleNode, Block)).ToString());

    [Fact]
    public void Rejects_Snapshots_WithTheSettingThatBringsThem() => Assert.Equal(
        "homelab:storage.backend = longhorn: volumes of its StorageClass copies for replicated use lack snapshots; "
        + "give the cluster a snapshot controller (homelab:storage.snapshots)",
        Assert.Single(Replicated.Check(StorageUse.Replicated, Block with { Snapshots = true })).ToString());

    [Fact]
    public void Accepts_WhatTheVolumesCanDo() => Assert.Empty(Replicated.Check(StorageUse.Replicated, Block));

    [Fact]
    public void Misses_EveryCapabilityThatIsNeededAndNotThere() => Assert.Equal(
        ["expansion", "snapshots", "shared write", "enforced capacity"],
        StorageCapabilities.None.Missing(new() { Expansion = true, Snapshots = true, SharedWrite = true, CapacityEnforced = true }));
}
