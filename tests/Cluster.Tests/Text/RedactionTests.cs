using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("mount -t cifs -o username=lab,password=hunter2 //nas/x", "hunter2")]
    [InlineData("token K10ab54ef0123456789abcdef0123456789::server:s3cret was refused", "s3cret")]
    [InlineData("Authorization: Bearer eyJhbGciOi.J9.x", "eyJhbGciOi")]
    [InlineData("cannot reach https://lab:hunter2@nas/x", "hunter2")]
    [InlineData("""{"AWS_SECRET_ACCESS_KEY":"hunter2"}""", "hunter2")]
    [InlineData("msg=\"secret_key: \\\"hunter2\\\"\"", "hunter2")]
    public void Hides_Secrets(string text, string secret) => Assert.DoesNotContain(secret, Redaction.Of(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("lstat /var/lib/kubelet/pods/d3b0/mount: no such file or directory")]
    [InlineData("driver name driver.longhorn.io not found in the list of registered CSI drivers")]
    public void Leaves_WhatIsNoSecret(string text) => Assert.Equal(text, Redaction.Of(text));
}
