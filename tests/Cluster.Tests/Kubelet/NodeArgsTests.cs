using System.Text.Json;
using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Kubelet;

public sealed class NodeArgsTests
{
    private const string K3s = "v1.32.5+k3s1";

    [Theory]
    [InlineData("server")]
    [InlineData("agent", "--server", "https://10.0.0.1:6443", "--token", "********")]
    [InlineData("agent", "--data-dir", "/mnt/k3s")]
    [InlineData("agent", "--kubelet-arg", "max-pods=200")]
    [InlineData("agent", "--kubelet-arg=max-pods=200")]
    [InlineData("agent", "--rootless", "false")]
    [InlineData("agent", "--rootless=false")]
    [InlineData("agent", "--rootless=0")]
    [InlineData("agent", "--rootless=f")]
    [InlineData("agent", "--rootless=F")]
    [InlineData("agent", "--rootless=FALSE")]
    [InlineData("agent", "--rootless=False")]
    [InlineData("agent", "--node-label", "root-dir=/data/kubelet")]
    public void IsStandard_WithoutARootDirOfItsOwn(params string[] args) =>
        Assert.Equal(KubeletRoot.Standard, Read(args));

    [Theory]
    [InlineData("agent", "--kubelet-arg", "root-dir=/data/kubelet", "--server", "https://10.0.0.1:6443")]
    [InlineData("agent", "--kubelet-arg", "--root-dir=/data/kubelet")]
    [InlineData("agent", "--kubelet-arg=root-dir=/data/kubelet")]
    [InlineData("agent", "--kubelet-arg=--root-dir=/data/kubelet")]
    [InlineData("agent", "-kubelet-arg", "root-dir=/data/kubelet")]
    [InlineData("agent", "-kubelet-arg=root-dir=/data/kubelet")]
    [InlineData("agent", "--kubelet-arg", "max-pods=200", "--kubelet-arg", "root-dir=/data/kubelet", "--kubelet-arg", "v=2")]
    [InlineData("agent", "--rootless", "--data-dir", "/mnt", "--kubelet-arg", "root-dir=/data/kubelet")]
    public void IsOverridden_ByKubeletArg(params string[] args) =>
        Assert.Equal(KubeletRoot.At("/data/kubelet"), Read(args));

    [Fact]
    public void KeepsEverythingAfterTheFirstEqualsSign() =>
        Assert.Equal(KubeletRoot.At("/data/a=b"), Read("agent", "--kubelet-arg", "root-dir=/data/a=b"));

    [Fact]
    public void IsStandard_WhenOverriddenByTheStandardPath() =>
        Assert.Equal(KubeletRootKind.Standard, Read("agent", "--kubelet-arg", "root-dir=/var/lib/kubelet").Kind);

    [Fact]
    public void TakesTheLastRootDir_AndFlagsTheOthers()
    {
        var root = Read("agent", "--kubelet-arg", "root-dir=/a", "--kubelet-arg", "root-dir=/b");

        Assert.Equal(
            (KubeletRootKind.Overridden, "/b", "root-dir is given 2 times (/a, /b), and kubelet takes the last"),
            (root.Kind, root.Path, root.Note));
    }

    [Theory]
    [InlineData("server", "--rootless", "--data-dir", "/home/k3s")]
    [InlineData("server", "--data-dir", "/home/k3s/", "--rootless")]
    [InlineData("server", "--rootless", "true", "--data-dir=/home/k3s")]
    [InlineData("server", "--rootless=true", "-d", "/home/k3s")]
    public void IsBelowTheDataDirectory_WhenRootless(params string[] args)
    {
        var root = Read(args);

        Assert.Equal((KubeletRootKind.Rootless, "/home/k3s/agent/kubelet"), (root.Kind, root.Path));
    }

    [Theory]
    [InlineData("server", "--rootless")]
    [InlineData("server", "--rootless", "--data-dir=")]
    public void IsUnknown_WhenRootlessInAUsersHome(params string[] args) =>
        AssertUnknown(Read(args), "K3s runs rootless without --data-dir, so its data lies in some user's home");

    [Theory]
    [InlineData("root-dir=")]
    [InlineData("root-dir")]
    public void IsUnknown_WhenRootDirHasNoValue(string arg) =>
        AssertUnknown(Read("agent", "--kubelet-arg", arg), "--kubelet-arg root-dir is given without a directory");

    [Theory]
    [InlineData("")]
    [InlineData("agent")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[\"agent\"")]
    [InlineData("[\"\\ud800\"]")]
    public void IsUnknown_WhenTheAnnotationIsNoArrayOfStrings(string annotation) =>
        AssertUnknown(NodeArgs.ReadKubeletRoot(annotation, K3s), "annotation k3s.io/node-args is not a JSON array of strings");

    [Fact]
    public void IsStandard_WithoutAnnotation_OnK3s() =>
        Assert.Equal(KubeletRoot.Standard, NodeArgs.ReadKubeletRoot(null, K3s));

    [Fact]
    public void IsUnknown_WithoutAnnotation_OnOtherBuilds() => AssertUnknown(
        NodeArgs.ReadKubeletRoot(null, "v1.32.5"),
        "the node has no annotation k3s.io/node-args and v1.32.5 is no K3s version");

    [Theory]
    [InlineData("""["server","--disable","a,b","--disable=c","-disable","d"]""", "a b c d")]
    [InlineData("""["server","--disable","--disable","a","--disable-network-policy","--with-node-id","b"]""", "a")]
    [InlineData("""["server"]""", "")]
    [InlineData("server", null)]
    public void ReadsWhatIsDisabled(string annotation, string? disabled) =>
        Assert.Equal(disabled, NodeArgs.ReadDisabled(annotation) is { } read ? string.Join(' ', read) : null);

    [Fact]
    public void NeverThrows_WhateverTheAnnotationHolds() =>
        Gen.OneOf(Gen.String, Words.Select(words => JsonSerializer.Serialize(words)))
            .Sample(annotation => Assert.NotNull(NodeArgs.ReadKubeletRoot(annotation, K3s)));

    [Fact]
    public void IsWhatTheLastRootDirSays_AmongAnyOtherArguments() =>
        Gen.Select(Words, Words, Gen.String[Gen.Char['a', 'z'], 1, 9]).Sample((before, after, name) =>
        {
            string[] others = [.. after.Where(word => !word.Contains("root-dir", StringComparison.Ordinal))];

            var root = Read(["agent", .. before, "--end", "--kubelet-arg", $"root-dir=/{name}", .. others]);

            Assert.Equal($"/{name}", root.Path);
        });

    private static Gen<string[]> Words { get; } = Gen.OneOf(
            "agent", "--kubelet-arg", "--kubelet-arg=v=2", "root-dir=/x", "--root-dir=/y", "--rootless", "true", "--data-dir", "/mnt", "--token")
        .Array[0, 6];

    private static KubeletRoot Read(params string[] args) => NodeArgs.ReadKubeletRoot(JsonSerializer.Serialize(args), K3s);

    private static void AssertUnknown(KubeletRoot root, string reason) =>
        Assert.Equal((KubeletRootKind.Unknown, null, reason), (root.Kind, root.Path, root.Note));
}
