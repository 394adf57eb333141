using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Homelab.Engine.Secrets;

/// <summary>Encrypts and decrypts texts under a passphrase, in the format of Pulumi's passphrase secrets provider.</summary>
/// <remarks>
/// The key is PBKDF2-HMAC-SHA256 of the passphrase, the cipher AES-256-GCM.
/// Source: pulumi/pulumi, sdk/go/common/resource/config/crypt.go and pkg/secrets/passphrase/manager.go.
/// </remarks>
internal sealed class PassphraseCrypter : IDisposable
{
    private const string Version = "v1";
    private const string CheckWord = "pulumi";
    private const int Iterations = 1_000_000;
    private const int SaltSize = 8;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int KeySize = 32;

    // A key takes a good part of a second to derive, and one run may need it for the config and for stack references.
    private static readonly ConcurrentDictionary<string, byte[]> Keys = new(StringComparer.Ordinal);

    private readonly AesGcm _cipher;

    private PassphraseCrypter(string passphrase, byte[] salt)
    {
        var bytes = Encoding.UTF8.GetBytes(passphrase);
        var key = Keys.GetOrAdd(
            $"{Convert.ToBase64String(salt)}:{Convert.ToBase64String(SHA256.HashData(bytes))}",
            _ => Rfc2898DeriveBytes.Pbkdf2(bytes, salt, Iterations, HashAlgorithmName.SHA256, KeySize));
        _cipher = new AesGcm(key, TagSize);
    }

    /// <summary>Makes a crypter with a new salt, and the <c>encryptionsalt</c> line that a stack file keeps of it.</summary>
    public static (PassphraseCrypter Crypter, string Salt) Create(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var crypter = new PassphraseCrypter(passphrase, salt);
        return (crypter, $"{Version}:{Convert.ToBase64String(salt)}:{crypter.Encrypt(CheckWord)}");
    }

    /// <summary>Opens a crypter for an <c>encryptionsalt</c> line.</summary>
    /// <param name="passphrase">The passphrase.</param>
    /// <param name="saltLine">The line: version, salt and the encrypted check word.</param>
    /// <param name="error">Why there is no crypter: the line is malformed or the passphrase wrong.</param>
    public static PassphraseCrypter? TryOpen(string passphrase, string saltLine, out string? error)
    {
        error = "'encryptionsalt' is malformed: expected v1:<salt>:v1:<nonce>:<ciphertext>";
        var parts = saltLine.Split(':', 3);
        var salt = new byte[SaltSize];
        if (parts.Length != 3
            || parts[0] != Version
            || !Convert.TryFromBase64String(parts[1], salt, out var length)
            || length != SaltSize)
        {
            return null;
        }

        var crypter = new PassphraseCrypter(passphrase, salt);
        if (crypter.TryDecrypt(parts[2], out var word) && word == CheckWord)
        {
            error = null;
            return crypter;
        }

        crypter.Dispose();
        error = "incorrect passphrase";
        return null;
    }

    /// <summary>Encrypts a text; each time differently, since each has its own nonce.</summary>
    public string Encrypt(string text)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedText = new byte[plain.Length + TagSize];
        _cipher.Encrypt(nonce, plain, sealedText.AsSpan(0, plain.Length), sealedText.AsSpan(plain.Length));
        return $"{Version}:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(sealedText)}";
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> made; false when it is malformed, altered or of another key.</summary>
    public bool TryDecrypt(string ciphertext, out string text)
    {
        text = string.Empty;
        var parts = ciphertext.Split(':');
        var nonce = new byte[NonceSize];
        var sealedText = new byte[parts.Length == 3 ? parts[2].Length : 0];
        if (parts.Length != 3
            || parts[0] != Version
            || !Convert.TryFromBase64String(parts[1], nonce, out var nonceLength)
            || nonceLength != NonceSize
            || !Convert.TryFromBase64String(parts[2], sealedText, out var length)
            || length < TagSize)
        {
            return false;
        }

        var plain = new byte[length - TagSize];
        try
        {
            _cipher.Decrypt(nonce, sealedText.AsSpan(0, plain.Length), sealedText.AsSpan(plain.Length, TagSize), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false; // the only way the cipher has to say that the key or the text is another
        }

        text = Encoding.UTF8.GetString(plain);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();
}
