using System.Collections.Immutable;
using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage;

public sealed class LonghornStorageClassRulesTests
{
    [Fact]
    public void Accepts_SeveralClasses() => AssertFaults(
        [
            new("longhorn-replicated"),
            new("longhorn-local") { Replicas = 1, DataLocality = DataLocality.StrictLocal },
            new("scratch") { Replicas = 1, ReclaimPolicy = ReclaimPolicy.Delete, FileSystem = FileSystem.Xfs },
        ]);

    [Fact]
    public void Rejects_NoClassAtAll() => AssertFaults(
        [],
        "homelab:storage.longhorn.storageClasses = []: claims would have no class to name; list at least one class, or remove the setting for the default one");

    [Theory]
    [InlineData("longhorn", "Longhorn")]
    [InlineData("longhorn-static", "Longhorn")]
    [InlineData("local-path", "K3s")]
    public void Rejects_ANameThatSomebodyElseUses(string name, string owner) => AssertFaults(
        [new("a"), new(name)],
        $"homelab:storage.longhorn.storageClasses[1].name = {name}: {owner} makes a class of that name itself; choose another name");

    [Fact]
    public void Rejects_ANameTwice() => AssertFaults(
        [new("a"), new("a")],
        "homelab:storage.longhorn.storageClasses[1].name = a: the same name is used by homelab:storage.longhorn.storageClasses[0].name; choose another name");

    [Theory]
    [InlineData("Fast")]
    [InlineData("")]
    public void Rejects_WhatIsNoName(string name) => AssertFaults(
        [new(name)],
        $"homelab:storage.longhorn.storageClasses[0].name = {(name.Length == 0 ? "\"\"" : name)}: not a name of an object: lower case letters, digits, hyphens and "
        + "dots, at most 253; choose another name");

    [Fact]
    public void Rejects_MoreReplicasThanStorageNodes() => AssertFaults(
        [new("a") { Replicas = 5 }],
        "homelab:storage.longhorn.storageClasses[0].replicas = 5: copies lie on different nodes, and there are only 4 storage nodes "
        + "(k3s-master1, k3s1, k3s2, k3s3); lower it, or add a storage node");

    [Fact]
    public void Rejects_StrictLocalWithSeveralReplicas_WhereTheClassSaysSo() => AssertFaults(
        [new("a") { Replicas = 2, DataLocality = DataLocality.StrictLocal }],
        "homelab:storage.longhorn.storageClasses[0].dataLocality = strict-local: strict-local keeps exactly one copy, and "
        + "homelab:storage.longhorn.storageClasses[0].replicas is 2; set that to 1, or choose best-effort");

    [Fact]
    public void Rejects_StrictLocalWithSeveralReplicas_OnceForAllThatTakeItOver()
    {
        var args = Given.Longhorn(replicas: 2, dataLocality: DataLocality.StrictLocal, classes: [new("a"), new("b")]);

        Assert.Equal(
            "homelab:storage.longhorn.dataLocality = strict-local: strict-local keeps exactly one copy, and homelab:storage.longhorn.replicas is 2; "
            + "set that to 1, or choose best-effort",
            Assert.Single(LonghornRules.Check(args)).ToString());
    }

    private static void AssertFaults(ImmutableArray<LonghornStorageClass> classes, params string[] messages) =>
        Assert.Equal(messages, LonghornRules.Check(Given.Longhorn(classes: classes)).Select(fault => fault.ToString()));
}
