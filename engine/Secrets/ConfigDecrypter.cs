namespace Homelab.Engine.Secrets;

/// <summary>Decrypts the secure values of one stack as far as the environment allows.</summary>
internal sealed class ConfigDecrypter : IDisposable
{
    private readonly Lazy<PassphraseCrypter?> _crypter;

    /// <summary>Makes the decrypter; the passphrase is asked for, and its costly key derived, at the first secure value.</summary>
    /// <param name="file">The stack file, for messages.</param>
    /// <param name="saltLine">Its <c>encryptionsalt</c>; null when another provider keeps its secrets.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public ConfigDecrypter(string file, string? saltLine, Func<string, string?> environment) =>
        _crypter = new(() =>
        {
            if (saltLine is null || Passphrase.FromEnvironment(environment) is not { } passphrase)
            {
                return null;
            }

            return PassphraseCrypter.TryOpen(passphrase, saltLine, out var error)
                ?? throw new EngineException(error == "incorrect passphrase"
                    ? $"incorrect passphrase for {file}: set {Passphrase.Variable} or {Passphrase.FileVariable} to the one that the "
                        + "stack's secrets were encrypted with, or unset both to preview with the secrets unknown"
                    : $"{file}: {error}");
        });

    /// <summary>Decrypts a value; null when there is no passphrase, so that the value stays unknown.</summary>
    /// <param name="ciphertext">The encrypted value.</param>
    /// <param name="isMalformed">Whether there is a passphrase but the value is not one that it encrypted.</param>
    public string? Decrypt(string ciphertext, out bool isMalformed)
    {
        isMalformed = false;
        if (_crypter.Value is not { } crypter)
        {
            return null;
        }

        isMalformed = !crypter.TryDecrypt(ciphertext, out var text);
        return isMalformed ? null : text;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_crypter is { IsValueCreated: true, Value: { } crypter })
        {
            crypter.Dispose();
        }
    }
}
