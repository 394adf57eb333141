using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

public sealed class MountTableTests
{
    private const string Pod = "3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11";

    [Theory]
    [InlineData("36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:2 - ext3 /dev/root rw,errors=continue", "/mnt1", "/mnt2", true, "ext3", "/dev/root")]
    [InlineData("36 35 98:0 / / rw - ext4 /dev/sda1 rw", "/", "/", false, "ext4", "/dev/sda1")]
    [InlineData("36 35 98:0 / / rw shared:1 - ext4 /dev/sda1\r", "/", "/", true, "ext4", "/dev/sda1")]
    [InlineData("36 35 98:0 / /my\\040disk\\134x\\0 rw master:1 - fuse.a\\011b none rw", "/", "/my disk\\x\\0", false, "fuse.a\tb", "none")]
    [InlineData("36 35 98:0 / /a\\101 rw - tmpfs tmpfs rw", "/", "/aA", false, "tmpfs", "tmpfs")]
    public void ReadsEveryLine(string line, string root, string mountPoint, bool isShared, string fileSystem, string source)
    {
        Assert.True(MountTable.IsLine(line));
        Assert.Equal(
            new MountEntry(root, mountPoint, isShared, fileSystem, source),
            Assert.Single(MountTable.Read("mountinfo", null, ["# a remark", line]).Entries));
    }

    [Theory]
    [InlineData("")]
    [InlineData("36 35 98:0 / / - ext4 /dev/sda1 rw")]
    [InlineData("36 35 98:0 / / rw - ext4")]
    [InlineData("36 35 98:0 / / rw ext4 /dev/sda1 rw")]
    [InlineData("x 35 98:0 / / rw - ext4 /dev/sda1 rw")]
    [InlineData("36 x 98:0 / / rw - ext4 /dev/sda1 rw")]
    [InlineData("36 35 980 / / rw - ext4 /dev/sda1 rw")]
    public void LeavesOut_WhatIsNoMount(string line)
    {
        Assert.False(MountTable.IsLine(line));
        Assert.Empty(MountTable.Read("mountinfo", null, [line]).Entries);
    }

    [Fact]
    public void APodsTable_BetraysTheKubeletRoot()
    {
        Assert.Equal("/var/lib/kubelet", Root($"36 35 98:0 /var/lib/kubelet/pods/{Pod}/etc-hosts /etc/hosts rw - ext4 /dev/sda1 rw"));
        Assert.Null(Root($"36 35 98:0 /var/lib/kubelet/pods/{Pod}/etc-hosts /data rw - ext4 /dev/sda1 rw"));
        Assert.Null(Root($"36 35 98:0 /var/lib/kubelet/pods/{Pod}/hosts /etc/hosts rw - ext4 /dev/sda1 rw"));
        Assert.Null(Root("36 35 98:0 /etc-hosts /etc/hosts rw - ext4 /dev/sda1 rw"));
        Assert.Null(MountTable.Read("mountinfo", null, []).KubeletRoot);
    }

    [Theory]
    [InlineData("/var/lib/kubelet/pods/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11/volumes", "/var/lib/kubelet")]
    [InlineData("/data/pods/3f6b1c1e4b0f4f6e9a510d6d6f9a2b11", "/data")]
    [InlineData("/pods/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11/volumes", null)]
    [InlineData("data/pods/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11/volumes", null)]
    [InlineData("/data/pods/mine/volumes", null)]
    [InlineData("/data/pods/3f6b1c1e4b0f4f6e9a510d6d6f9a2bxx", null)]
    [InlineData("/data/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11", null)]
    public void TheRoot_StandsAboveAPodsFolder(string path, string? root) => Assert.Equal(root, PodPaths.RootOf(path));

    [Theory]
    [InlineData("lstat /a/pods/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11/volumes: no such file", "/a")]
    [InlineData("lstat: \"/a/pods/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11\" lstat='/b/pods/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11'", "/a /b")]
    [InlineData("lstat /a/pods/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11", "/a")]
    [InlineData("stat /a/pods/3f6b1c1e-4b0f-4f6e-9a51-0d6d6f9a2b11", "")]
    [InlineData("lstat /etc/hosts", "")]
    [InlineData("", "")]
    public void Roots_AreFoundInMessages(string text, string roots) => Assert.Equal(roots, string.Join(' ', PodPaths.RootsAfter(text, "lstat")));

    private static string? Root(string line) => MountTable.Read("mountinfo", null, ["36 35 98:0 / / rw - ext4 /dev/sda1 rw", line]).KubeletRoot;
}
