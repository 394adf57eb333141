using CsCheck;
using Homelab.Engine.Secrets;
using Xunit;

namespace Homelab.Engine.Tests.Secrets;

public class PassphraseCrypterTests
{
    // Made by the Pulumi CLI with the passphrase "password".
    private const string OfficialSalt = "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==";

    [Fact]
    public void Opens_WhatTheOfficialCommandLineWrote()
    {
        using var crypter = PassphraseCrypter.TryOpen("password", OfficialSalt, out var error);

        Assert.Null(error);
        Assert.True(crypter!.TryDecrypt("v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==", out var word));
        Assert.Equal("pulumi", word);
    }

    [Fact]
    public void Rejects_AnotherPassphrase()
    {
        Assert.Null(PassphraseCrypter.TryOpen("Password", OfficialSalt, out var error));
        Assert.Equal("incorrect passphrase", error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v2:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==")]
    [InlineData("v1:short:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==")]
    public void Rejects_MalformedSalt(string salt)
    {
        Assert.Null(PassphraseCrypter.TryOpen("password", salt, out var error));
        Assert.Equal("'encryptionsalt' is malformed: expected v1:<salt>:v1:<nonce>:<ciphertext>", error);
    }

    [Fact]
    public void NewSalt_OpensWithItsPassphraseAndDecryptsItsTexts()
    {
        var (crypter, salt) = PassphraseCrypter.Create("correct horse");
        using var first = crypter;
        using var second = PassphraseCrypter.TryOpen("correct horse", salt, out _);
        Assert.NotNull(second);

        Gen.String.Where(t => !t.Any(char.IsSurrogate)).Sample(
            text =>
            {
                var ciphertext = first.Encrypt(text);
                Assert.NotEqual(ciphertext, first.Encrypt(text));
                Assert.True(second.TryDecrypt(ciphertext, out var decrypted));
                Assert.Equal(text, decrypted);
            },
            threads: 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1:AAAA")]
    [InlineData("v1:F+6ZduKKd8G0/V7L:AAAA")]
    [InlineData("v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIA==")]
    [InlineData("v1:F+6ZduKKd8G0/V7M:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==")]
    public void Rejects_AlteredText(string ciphertext)
    {
        using var crypter = PassphraseCrypter.TryOpen("password", OfficialSalt, out _);

        Assert.False(crypter!.TryDecrypt(ciphertext, out var text));
        Assert.Empty(text);
    }

    [Fact]
    public void Passphrase_ComesFromTheVariableFirst_EvenIfEmpty()
    {
        Assert.Equal(string.Empty, Passphrase.FromEnvironment(v => v == "PULUMI_CONFIG_PASSPHRASE" ? string.Empty : "/nowhere"));
        Assert.Null(Passphrase.FromEnvironment(_ => null));
    }

    [Fact]
    public void Passphrase_ComesTrimmedFromItsFile()
    {
        using var folder = new TestFolder();
        var file = folder.Write("pass", "  word \n");

        Assert.Equal("word", Passphrase.FromEnvironment(v => v == "PULUMI_CONFIG_PASSPHRASE_FILE" ? file : null));
    }

    [Fact]
    public void Rejects_PassphraseFileThatIsNotThere()
    {
        var error = Assert.Throws<EngineException>(() => Passphrase.FromEnvironment(v => v == "PULUMI_CONFIG_PASSPHRASE_FILE" ? "/nowhere/pass" : null));

        Assert.Equal(
            "cannot read the passphrase file that PULUMI_CONFIG_PASSPHRASE_FILE names: Could not find a part of the path '/nowhere/pass'.",
            error.Message);
    }
}
