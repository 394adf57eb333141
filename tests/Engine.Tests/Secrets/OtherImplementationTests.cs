using System.Diagnostics;
using Homelab.Engine.Projects;
using Homelab.Engine.Secrets;
using Xunit;

namespace Homelab.Engine.Tests.Secrets;

/// <summary>Stack files with secrets, there and back through a second implementation of the format: Node's crypto module.</summary>
public sealed class OtherImplementationTests : IDisposable
{
    // The format: docs of the passphrase provider, and the published vector in PassphraseCrypterTests.
    private const string Script = """
        import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
        const [mode, passphrase, ...texts] = process.argv.slice(2);
        const keyOf = salt => pbkdf2Sync(passphrase, salt, 1000000, 32, "sha256");
        const encrypt = (key, text) => {
          const nonce = randomBytes(12);
          const cipher = createCipheriv("aes-256-gcm", key, nonce);
          const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
          return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
        };
        const decrypt = (key, text) => {
          const [, nonce, sealed] = text.split(":").map(part => Buffer.from(part, "base64"));
          const decipher = createDecipheriv("aes-256-gcm", key, nonce);
          decipher.setAuthTag(sealed.subarray(-16));
          return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString("utf8");
        };
        if (mode === "encrypt") {
          const salt = randomBytes(8);
          const key = keyOf(salt);
          console.log(JSON.stringify([`v1:${salt.toString("base64")}:${encrypt(key, "pulumi")}`, ...texts.map(text => encrypt(key, text))]));
        } else {
          const [, salt, ...check] = texts[0].split(":");
          const key = keyOf(Buffer.from(salt, "base64"));
          console.log(JSON.stringify([decrypt(key, check.join(":")), ...texts.slice(1).map(text => decrypt(key, text))]));
        }
        """;

    private static readonly string[] Texts = ["hush", "", "größer 😀\n\"quoted\"", new('x', 5000)];

    private readonly TestFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_AStackFileOfTheOther()
    {
        var encrypted = await NodeAsync("encrypt", Texts);
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        _folder.Write(
            "Pulumi.dev.yaml",
            $"encryptionsalt: {encrypted[0]}\nconfig:\n  shop:a:\n    secure: {encrypted[1]}\n  shop:b:\n    secure: {encrypted[2]}\n"
            + $"  shop:tree:\n    open: 1\n    list:\n      - secure: {encrypted[3]}\n  shop:long:\n    secure: {encrypted[4]}\n");

        var values = StackConfigurationReader.Read(Project.Load(_folder.Path), "dev", v => v == "PULUMI_CONFIG_PASSPHRASE" ? "correct horse" : null).Values;

        Assert.All(values, value => Assert.True(value.Value.IsSecret && value.Value.IsKnown));
        Assert.Equal(
            [Texts[0], Texts[1], Texts[3], """{"list":["größer 😀\n\"quoted\""],"open":1}"""],
            new[] { "shop:a", "shop:b", "shop:long", "shop:tree" }.Select(key => values[key].Text));
    }

    [Fact]
    public async Task Writes_WhatTheOtherReads()
    {
        var (crypter, salt) = PassphraseCrypter.Create("correct horse");
        using (crypter)
        {
            var decrypted = await NodeAsync("decrypt", [salt, .. Texts.Select(crypter.Encrypt)]);

            Assert.Equal(["pulumi", .. Texts], decrypted);
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string[]> NodeAsync(string mode, string[] texts)
    {
        var script = _folder.Write("passphrase.mjs", Script);
        var start = new ProcessStartInfo("node", [script, mode, "correct horse", .. texts]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync(Cancel);
        await node.WaitForExitAsync(Cancel);
        return System.Text.Json.JsonSerializer.Deserialize<string[]>(output)!;
    }
}
