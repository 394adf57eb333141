using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class ImageReferenceTests
{
    [Theory]
    [InlineData("busybox:1.36")]
    [InlineData("docker.io/library/busybox:1.36.1")]
    [InlineData("registry.home:5000/tools/mover:v2")]
    [InlineData("busybox@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7")]
    [InlineData("busybox:1.36@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7")]
    [InlineData("busybox:latest@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7")]
    [InlineData("busybox:latest-alpine")]
    public void Accepts_AFixedVersion(string image) => Assert.Empty(ImageReference.Check("image", image));

    [Theory]
    [InlineData("busybox")]
    [InlineData("busybox:latest")]
    [InlineData("busybox:")]
    [InlineData("registry.home:5000/busybox")]
    [InlineData("registry.home:5000/busybox:latest")]
    public void Rejects_WhatCanChange(string image) => Assert.Equal(
        $"image = {image}: names no fixed version, so what runs could be another one tomorrow; add a tag that does not move, or a digest",
        Assert.Single(ImageReference.Check("image", image)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("library/")]
    [InlineData("busybox: 1.36")]
    [InlineData("busybox:1.36\n")]
    [InlineData("busybox:1.36\u0001")]
    [InlineData("busybox:\"1.36")]
    [InlineData("busybox:1.36|sh")]
    [InlineData("busybox\\:1.36")]
    public void Rejects_WhatIsNoName(string image)
    {
        var fault = Assert.Single(ImageReference.Check("image", image));

        Assert.Equal(("no name of an image", "write registry/repository:tag"), (fault.Reason, fault.Fix));
    }
}
