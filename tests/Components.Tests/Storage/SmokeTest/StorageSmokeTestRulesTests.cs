using Homelab.Components.Storage;
using Xunit;

namespace Homelab.Components.Tests.Storage.SmokeTest;

public sealed class StorageSmokeTestRulesTests
{
    [Fact]
    public void Accepts_TheDefaults() => Assert.Empty(Check());

    [Fact]
    public void Rejects_ABackendWhoseVolumesAreDirectoriesOfTheNode() => Assert.Equal(
        "homelab:storage.backend = local-path: it has no replicated volumes, and a directory on the node's own disk is what the smoke test must "
        + "tell a volume from; set homelab:smokeTest.enabled to false, or choose a backend with replicated volumes",
        Assert.Single(Check(StorageBackend.LocalPath)));

    [Theory]
    [InlineData(599)]
    [InlineData(21601)]
    public void Rejects_ADeadlineOutOfRange(int seconds) => Assert.Equal(
        $"homelab:smokeTest.deadlineSeconds = {seconds}: out of range; write a whole number from 600 to 21600",
        Assert.Single(Check(deadlineSeconds: seconds)));

    [Fact]
    public void Rejects_AScheduleThatIsNone() => Assert.StartsWith(
        "homelab:smokeTest.schedule = weekly: ", Assert.Single(Check(schedule: "weekly")), StringComparison.Ordinal);

    [Theory]
    [InlineData("busybox")]
    [InlineData("registry:5000/busybox")]
    [InlineData("busybox:latest")]
    public void Rejects_AnImageThatMoves(string image) => Assert.Equal(
        $"homelab:smokeTest.image = {image}: names no fixed version, so what runs could be another one tomorrow; add a tag that does not move, or a digest",
        Assert.Single(Check(image: image)));

    [Theory]
    [InlineData("busybox:1 ")]
    [InlineData("registry/")]
    [InlineData("a|b:1")]
    public void Rejects_WhatIsNoImage(string image) => Assert.Equal(
        $"homelab:smokeTest.image = {image}: no name of an image; write registry/repository:tag",
        Assert.Single(Check(image: image)));

    [Theory]
    [InlineData("registry:5000/busybox:1.36.1")]
    [InlineData("busybox@sha256:7b4cc9a9ce0d064cedeb85550266c11f2b32f010ca299525518646261e4d955e")]
    public void Accepts_AnImageThatStays(string image) => Assert.Empty(Check(image: image));

    private static IEnumerable<string> Check(
        StorageBackend? backend = null, string? schedule = null, int deadlineSeconds = StorageSmokeTestDefaults.DeadlineSeconds, string image = StorageSmokeTestDefaults.Image) =>
        StorageSmokeTestRules.Check(backend ?? StorageBackend.Longhorn, schedule, deadlineSeconds, image, StorageSmokeTestDefaults.KubectlImage)
            .Select(fault => fault.ToString());
}
