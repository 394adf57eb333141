using System.Diagnostics;
using CsCheck;
using Xunit;

namespace Homelab.Cluster.Tests.Text;

public sealed class ShellTextTests
{
    [Theory]
    [InlineData("longhorn-system")]
    [InlineData("/var/lib/kubelet")]
    [InlineData("docker.io/library/busybox:1.36@sha256,x_y")]
    [InlineData("A9")]
    public void LeavesPlainWordsAlone(string word) => Assert.Equal(word, ShellText.Quote(word));

    [Theory]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("a;reboot", "'a;reboot'")]
    [InlineData("`id`", "'`id`'")]
    [InlineData("*", "'*'")]
    [InlineData("~root", "'~root'")]
    [InlineData("=ls", "'=ls'")]
    [InlineData("grün", "'grün'")]
    [InlineData("it's", "'it'\\''s'")]
    public void QuotesEverythingElse(string word, string quoted) => Assert.Equal(quoted, ShellText.Quote(word));

    [Fact]
    public void AShell_ReadsTheWordsBack_WhateverTheyHold() =>
        Gen.OneOf(Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.OneOf('\'', '\n', 'ü')), 0, 12], Gen.OneOf("~", "~root", "a=~root")).Array[1, 300].Sample(
            words =>
            {
                // "sh -c" would need the script as an argument, which has a limit; a script on standard input has none.
                using var shell = Process.Start(new ProcessStartInfo("sh", ["-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
                shell.StandardInput.Write($"printf '%s\\000' {string.Join(' ', words.Select(ShellText.Quote))}\n");
                shell.StandardInput.Close();

                Assert.Equal(words, shell.StandardOutput.ReadToEnd().Split('\0')[..^1]);
            },
            iter: 10);
}
