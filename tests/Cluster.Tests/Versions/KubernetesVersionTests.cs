using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Versions;

public sealed class KubernetesVersionTests
{
    private static readonly Gen<KubernetesVersion> Any = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 40],
        Gen.Int[0, 20],
        Gen.OneOf("", "rc1", "rc2", "alpha.1", "alpha.10", "alpha.beta"),
        Gen.OneOf("", "k3s1", "k3s2", "k3s10", "rke2r1"),
        (major, minor, patch, preRelease, build) => new KubernetesVersion(major, minor, patch, preRelease, build));

    [Fact]
    public void Accepts_AK3sVersion()
    {
        Assert.True(KubernetesVersion.TryParse("v1.30.13+k3s1", out var version));

        Assert.Equal(new KubernetesVersion(1, 30, 13, "", "k3s1"), version);
        Assert.True(version.IsK3s);
        Assert.Equal(1, version.K3sRelease);
        Assert.Equal("1.30", version.MajorMinor);
    }

    [Theory]
    [InlineData("1.32.5+k3s1", "v1.32.5+k3s1")]
    [InlineData("v1.33.0-rc1+k3s1", "v1.33.0-rc1+k3s1")]
    [InlineData("v1.32.5", "v1.32.5")]
    [InlineData("v1.30.13+rke2r1", "v1.30.13+rke2r1")]
    public void Accepts_OtherForms(string text, string printed)
    {
        Assert.True(KubernetesVersion.TryParse(text, out var version));

        Assert.Equal(printed, version.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v1.32")]
    [InlineData("latest")]
    [InlineData("v1.32.5+")]
    [InlineData("v1.032.5+k3s1")]
    [InlineData("v1.32.5+k3s1\n")]
    [InlineData(" v1.32.5+k3s1")]
    [InlineData("v1.99999999999.0")]
    [InlineData("V1.32.5")]
    [InlineData("v1.32.-5")]
    [InlineData("v1.32.5-rc1.!")]
    public void Rejects_WhatIsNoVersion(string? text)
    {
        Assert.False(KubernetesVersion.TryParse(text, out var version));

        Assert.Null(version);
    }

    [Fact]
    public void Orders_ByKubernetesVersionThenByK3sRelease()
    {
        string[] ordered =
        [
            "v1.30.13", "v1.30.13+rke2r1", "v1.30.13+k3s1", "v1.32.0-alpha+k3s1", "v1.32.0-alpha.1+k3s1", "v1.32.0-alpha.10+k3s1", "v1.32.0-alpha.beta+k3s1", "v1.32.0-rc1+k3s1",
            "v1.32.0", "v1.32.0+k3s1", "v1.32.0+k3s2", "v1.32.0+k3s10", "v1.32.5+k3s1", "v1.33.0+k3s1", "v2.0.0",
        ];

        var sorted = ordered.Reverse().Select(Given.Version).Order().Select(version => version.ToString());

        Assert.Equal(ordered, sorted);
        var versions = ordered.Select(Given.Version).ToArray();
        Assert.All(versions, (version, i) => Assert.All(versions, (other, j) => Assert.Equal(i.CompareTo(j), Math.Sign(version.CompareTo(other)))));
    }

    [Fact]
    public void EveryVersion_FollowsNone() => Assert.Equal(1, Given.Version("v0.0.0").CompareTo(null));

    [Fact]
    public void EqualVersions_AreNeitherBeforeNorAfterEachOther() => Any.Sample(version =>
    {
        var same = version with { };

        Assert.True(version <= same && version >= same);
        Assert.False(version < same || version > same);
    });

    [Fact]
    public void PrintsWhatItReads() => Any.Sample(version => Assert.Equal(version, Given.Version(version.ToString())));

    [Fact]
    public void Order_IsTotal() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
        Assert.Equal(a == b, a.CompareTo(b) == 0);
        Assert.Equal(a < b, !(a >= b));
        Assert.Equal(a > b, !(a <= b));
        if (a <= b && b <= c)
        {
            Assert.True(a <= c, $"{a} <= {b} <= {c}");
        }
    });
}
