using Homelab.Stacks.Settings;
using Xunit;

namespace Homelab.Stacks.Tests.Settings;

public sealed class SettingsSourceTests
{
    [Fact]
    public void KeysOf_AnObject_AreTheProjectsMembers() => Assert.Equal(
        ["cluster", "storage", ""],
        SettingsSource.KeysOf("""{"homelab:cluster":"1","kubernetes:context":"2","homelab:config:storage":"3","homelab:":"4","homelab":"5"}""", "homelab"));

    [Fact]
    public void KeysOf_AnArray_AreTheProjectsItems() =>
        Assert.Equal(["storage"], SettingsSource.KeysOf("""["homelab:storage","other:storage"]""", "homelab"));

    [Fact]
    public void KeysOf_Nothing_AreNone() => Assert.Empty(SettingsSource.KeysOf(null, "homelab"));

    [Theory]
    [InlineData("prod", "Pulumi.prod.yaml")]
    [InlineData("organization/homelab/prod", "Pulumi.organization-homelab-prod.yaml")]
    public void FileOf_AStack_HasHyphensForSlashes(string stack, string file) => Assert.Equal(file, SettingsSource.FileOf(stack));
}
